import { expect } from '@open-wc/testing';
import { embed, mountField, unembed, wordsOf } from '../embed.test-support.ts';
import { inFrame, until, whileNothingHappens } from '../in-frame.test-support.ts';
import { focusOn, press, readInput, typeInto } from '../type-into.test-support.ts';

teardown(unembed);

const INPUT = 'document.querySelector("input")';

test('browsers and password managers know the inputs by their names', async () => {
  const read = `(() => { const i = ${INPUT}; return [i.id, i.name, i.autocomplete, i.inputMode, i.enterKeyHint, i.maxLength, i.pattern, i.type].join() })()`;
  const known = await Promise.all(
    (['cardNumber', 'cardExpiry', 'cardCode', 'cardholderName'] as const).map(async (name) => {
      const { fragment } = await mountField(name);
      return inFrame<string>(fragment, read);
    }),
  );
  expect(known).to.deep.equal([
    'cardnumber,cardnumber,cc-number,numeric,go,-1,,text',
    'cc-exp,cc-exp,cc-exp,numeric,go,-1,,text',
    'cvc,cvc,cc-csc,numeric,go,-1,,text',
    'ccname,ccname,cc-name,text,go,-1,,text',
  ]);
});

test('a screen reader hears label, description and error in the language of the page', async () => {
  const { frame, fragment, channel } = await mountField('cardNumber', {
    options: { lang: 'de' },
    words: { label: 'Kartennummer', description: 'Auf der Vorderseite', placeholder: '0000' },
  });
  const read = `(() => {
    const i = ${INPUT}; const d = document.getElementById(i.getAttribute('aria-describedby'));
    return [document.documentElement.lang, document.title, i.labels[0].textContent, i.placeholder, d.textContent, d.ariaLive, i.ariaInvalid, i.ariaRequired].join('|');
  })()`;
  expect(await inFrame(fragment, read)).to.equal(
    'de|Kartennummer|Kartennummer|0000|Auf der Vorderseite|off|false|true',
  );
  const show = (description: string) => {
    const words = { label: 'Kartennummer', placeholder: '0000', required: false };
    channel.note('configure', wordsOf('cardNumber', { ...words, invalid: true, description }));
  };
  show('Fehlt');
  await until(async () => (await inFrame<string>(fragment, read)).endsWith('|0000|Fehlt|off|true|false'));
  await focusOn(frame, fragment);
  show('Unvollständig');
  // Only where the payer is an error is said aloud.
  await until(async () => (await inFrame<string>(fragment, read)).endsWith('|0000|Unvollständig|polite|true|false'));
});

test('markup in the words of a page is text', async () => {
  const markup = '<img src=x onerror="document.title=1">';
  const { fragment } = await mountField('cardNumber', {
    words: { label: markup, placeholder: markup, description: markup },
  });
  expect(
    await inFrame(fragment, '[document.images.length, document.querySelector("label").textContent].join()'),
  ).to.equal(`0,${markup}`);
});

test('axe finds nothing wrong in a field', async () => {
  const axe = await (await fetch('/node_modules/axe-core/axe.min.js')).text();
  const { fragment } = await mountField('cardNumber', { words: { placeholder: '0000 0000', description: 'Hint' } });
  const violations = await inFrame(
    fragment,
    `${axe}; axe.run(document, { rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } } })
      .then(({ violations }) => violations.map(({ id }) => id))`,
  );
  expect(violations).to.deep.equal([]);
});

test('digits run from left to right on a page that runs from right to left, at its right edge', async () => {
  const read = `(() => { const s = getComputedStyle(${INPUT}); return [s.direction, document.documentElement.dir].join() })()`;
  const style = { base: { direction: 'rtl', textAlign: 'start' } };
  const number = await mountField('cardNumber', { options: { dir: 'rtl', style } });
  expect(await inFrame(number.fragment, read)).to.equal('ltr,rtl');
  expect(await inFrame(number.fragment, `getComputedStyle(${INPUT}).textAlign`)).to.equal('right');
  const name = await mountField('cardholderName', { options: { dir: 'rtl', style } });
  expect(await inFrame(name.fragment, read)).to.equal('rtl,rtl');
});

test('a state is told when it changes and not for each key, and never holds a digit or a length', async () => {
  const field = await mountField('cardNumber');
  await typeInto(field, '4111111111111111');
  await until(() => field.states.at(-1)?.status === 'valid');
  expect(field.states.map(({ status, focused, brand = '' }) => [status, focused, brand].join())).to.deep.equal([
    'empty,false,',
    'empty,true,',
    'incomplete,true,',
    'incomplete,true,visa',
    'valid,true,visa',
  ]);
  expect(JSON.stringify(field.states)).not.to.match(/\d/);
  (document.activeElement as HTMLElement).blur();
  await until(() => field.states.at(-1)?.focused === false);
});

test('Enter is told, and only the one that ends no composition', async () => {
  const field = await mountField('cardCode');
  await focusOn(field.frame, field.fragment);
  await press('Enter');
  await until(() => field.enters.count === 1);
  await inFrame(
    field.fragment,
    `${INPUT}.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }))`,
  );
  await field.channel.call('check', {});
  expect(field.enters.count).to.equal(1);
});

test('the focus that a page gives to the frame, or asks for, lands in the input', async () => {
  const field = await mountField('cardCode');
  await focusOn(field.frame, field.fragment);
  await press('1');
  (document.activeElement as HTMLElement).blur();
  await until(() => field.states.at(-1)?.focused === false);
  field.channel.note('focus', {});
  await until(() => field.states.at(-1)?.focused === true);
  await press('2');
  expect(await readInput(field)).to.equal('12|');
});

test('a value is wiped when the page asks, and when the document goes', async () => {
  const field = await mountField('cardCode');
  await typeInto(field, '123');
  field.channel.note('clear', {});
  await until(() => field.states.at(-1)?.status === 'empty');
  await typeInto(field, '456');
  expect(await readInput(field)).to.equal('456|');
  await inFrame(field.fragment, 'dispatchEvent(new PageTransitionEvent("pagehide"))');
  expect(await readInput(field)).to.equal('|');
});

test('a document that goes does not say that its field is empty, unless the browser brings it back', async () => {
  const field = await mountField('cardCode');
  await typeInto(field, '123');
  await until(() => field.states.at(-1)?.status === 'valid');
  const before = field.states.length;
  await inFrame(field.fragment, 'dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))');
  await field.channel.call('check', {});
  expect(field.states).to.have.length(before);
  await inFrame(field.fragment, 'dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))');
  await until(() => field.states.at(-1)?.status === 'empty');
  await typeInto(field, '456');
  await until(() => field.states.at(-1)?.status === 'valid');
});

test('a field that is mounted again is empty', async () => {
  const first = await mountField('cardNumber');
  await typeInto(first, '4111');
  first.frame.remove();
  const second = await mountField('cardNumber');
  expect(await readInput(second)).to.equal('|');
});

for (const [name, kept] of [
  ['cardNumber', true],
  ['cardCode', true],
  ['cardExpiry', false],
  ['cardholderName', false],
] as const) {
  test(`${name} ${kept ? 'cannot' : 'can'} be copied, cut or dragged out`, async () => {
    const { fragment } = await mountField(name);
    const refused = await inFrame(
      fragment,
      `['copy', 'cut', 'dragstart'].map((type) => !${INPUT}.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })))`,
    );
    expect(refused).to.deep.equal([kept, kept, kept]);
  });
}

test('a typed value is never mirrored into the markup', async () => {
  const field = await mountField('cardNumber');
  await typeInto(field, '4111111111111111');
  expect(await inFrame(field.fragment, `${INPUT}.outerHTML`)).not.to.match(/4111|value=/);
});

test('a disabled field takes no keys, and neither does one that can only be read', async () => {
  const field = await mountField('cardCode', { options: { readOnly: true } });
  await typeInto(field, '1');
  expect(await readInput(field)).to.equal('|');
  field.channel.note('configure', { readOnly: false, disabled: true });
  await until(() => inFrame<boolean>(field.fragment, `${INPUT}.disabled && !${INPUT}.readOnly`));
});

test('the document stays as it is until a page says hello', async () => {
  const fragment = 'role=field&group=g&field=cardNumber';
  await embed(fragment).alive;
  await whileNothingHappens(50);
  expect(await inFrame(fragment, 'document.body.childElementCount')).to.equal(2);
});
