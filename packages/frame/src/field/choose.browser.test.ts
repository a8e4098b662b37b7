import { expect } from '@open-wc/testing';
import { mountField, mountTokenizer, unembed } from '../embed.test-support.ts';
import { inFrame, posted, until } from '../in-frame.test-support.ts';
import { focusOn, press, typeInto } from '../type-into.test-support.ts';

teardown(async () => {
  unembed();
  await posted();
});

const SELECT = 'document.querySelector("select")';
/** For twelve hours of January the year before is still running somewhere. */
const FIRST_YEAR = new Date(Date.now() - 12 * 60 * 60 * 1000).getUTCFullYear();
const LAST_YEAR = new Date().getUTCFullYear() + 20;

test('month and year are inputs, or are chosen from where the page asks for it', async () => {
  const { fragment } = await mountField('cardExpiryMonth');
  expect(await inFrame(fragment, 'document.querySelector("input").name')).to.equal('cc-exp-month');
  unembed();
  const month = await mountField('cardExpiryMonth', { as: 'select', words: { placeholder: 'Month' } });
  const read = `[${SELECT}.name, ${SELECT}.autocomplete, ...Array.from(${SELECT}.options, ({ text, value }) => text + '=' + value)].join()`;
  expect(await inFrame(month.fragment, read)).to.equal(
    `cc-exp-month,cc-exp-month,Month=,${['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((text) => `${text}=${text}`).join()}`,
  );
  const year = await mountField('cardExpiryYear', { as: 'select' });
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => String(FIRST_YEAR + index));
  expect(await inFrame(year.fragment, `Array.from(${SELECT}.options, ({ value }) => value).join()`)).to.equal(
    ['', ...years].join(),
  );
});

test('a field without choices stays an input', async () => {
  const { fragment } = await mountField('cardNumber', { as: 'select' });
  expect(await inFrame(fragment, 'document.querySelectorAll("select").length')).to.equal(0);
});

test('a choice is made with the keyboard, told, and wiped', async () => {
  const month = await mountField('cardExpiryMonth', { as: 'select' });
  await typeInto(month, '05');
  await until(() => month.states.at(-1)?.status === 'valid');
  expect(await inFrame(month.fragment, `${SELECT}.value`)).to.equal('05');
  expect(JSON.stringify(month.states)).not.to.match(/\d/);
  month.channel.note('clear', {});
  await until(() => month.states.at(-1)?.status === 'empty');
  await focusOn(month.frame, month.fragment);
  await press('Enter');
  await until(() => month.enters.count === 1);
});

test('choices have the names that the page gives them, and a screen reader hears label and error', async () => {
  const month = await mountField('cardExpiryMonth', {
    as: 'select',
    words: { label: 'Month', choices: ['January', 'February'], invalid: true, description: 'Choose one' },
  });
  const read = `(() => { const s = ${SELECT}; const d = document.getElementById(s.getAttribute('aria-describedby'));
    return [s.options[1].text, s.options[2].text, s.options[3].text, s.labels[0].textContent, d.textContent, s.ariaInvalid, s.ariaRequired].join() })()`;
  expect(await inFrame(month.fragment, read)).to.equal('January,February,03,Month,Choose one,true,true');
});

test('choices look as the page says, and their list can be read in the dark', async () => {
  const month = await mountField('cardExpiryMonth', {
    as: 'select',
    options: {
      style: {
        base: { color: 'rgb(250, 250, 250)', fontSize: '20px', colorScheme: 'dark' },
        placeholder: { color: 'rgb(9, 9, 9)' },
      },
    },
  });
  const look = (selector: string): string =>
    `(() => { const s = getComputedStyle(document.querySelector('${selector}')); return [s.color, s.webkitTextFillColor, s.backgroundColor, s.fontSize].join('|') })()`;
  expect(await inFrame(month.fragment, look('select'))).to.equal('rgb(9, 9, 9)|rgb(9, 9, 9)|rgba(0, 0, 0, 0)|20px');
  await typeInto(month, '05');
  await until(() => month.states.at(-1)?.status === 'valid');
  expect(await inFrame(month.fragment, look('select'))).to.contain('rgb(250, 250, 250)|rgb(250, 250, 250)');
  const list = await inFrame<string>(month.fragment, look('option'));
  expect(list).to.match(/^rgb\(255, 255, 255\)\|rgb\(255, 255, 255\)\|rgb\((\d\d?), \1, \1\)/);
});

test('what can only be read, or is disabled, is not chosen from', async () => {
  const month = await mountField('cardExpiryMonth', { as: 'select', options: { readOnly: true } });
  expect(await inFrame(month.fragment, `${SELECT}.disabled`)).to.equal(true);
});

test('a month and a year that were chosen make a token', async () => {
  const tokenizer = await mountTokenizer();
  const number = await mountField('cardNumber');
  const month = await mountField('cardExpiryMonth', { as: 'select' });
  const year = await mountField('cardExpiryYear', { as: 'select' });
  await Promise.all([number.linked, month.linked, year.linked]);
  await typeInto(number, '4111111111111111');
  await typeInto(month, '11');
  await typeInto(year, String(LAST_YEAR - 3));
  const outcome = await tokenizer.tokenize(['cardNumber', 'cardExpiryMonth', 'cardExpiryYear']);
  expect(outcome.token).to.match(/^SC/);
  expect((await posted())[0]?.body.card['cardExpiry']).to.deep.equal({ month: 11, year: LAST_YEAR - 3 });
});
