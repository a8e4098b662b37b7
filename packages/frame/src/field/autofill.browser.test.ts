import type { FieldName } from '@inlay/protocol';
import { expect } from '@open-wc/testing';
import { type Field, heard, mountField, mountFields, mountTokenizer, unembed } from '../embed.test-support.ts';
import { inFrame, posted, until, whileNothingHappens } from '../in-frame.test-support.ts';
import { press, readInput, typeInto } from '../type-into.test-support.ts';

teardown(async () => {
  unembed();
  await posted();
});

/** What tells the engine that fills in frame by frame: set where the document looks for it. */
const SAFARI = { before: 'self.GestureEvent = Event; undefined' };
const NAMES = 'Array.from(document.querySelectorAll("input"), (input) => input.name).join()';

/** As a browser fills in the whole form of one frame. */
function autofill({ fragment }: Field, values: Readonly<Record<string, string>>): Promise<void> {
  return inFrame(
    fragment,
    `for (const [name, value] of Object.entries(${JSON.stringify(values)})) {
      const input = document.getElementById(name);
      input.value = value;
      for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
    }`,
  );
}

async function mountCard(names: readonly FieldName[], as?: 'select'): Promise<readonly Field[]> {
  const fields: Field[] = [];
  for (const name of names) fields.push(await mountField(name, { ...SAFARI, ...(as && { as }) }));
  await Promise.all(fields.map(({ linked }) => linked));
  return fields;
}

const CARD = { cardnumber: '4111111111111111', 'cc-exp': '12/2031', cvc: '123', ccname: 'Ada Lovelace' };

test('an engine that fills in all frames of a page finds one input in each', async () => {
  const field = await mountField('cardNumber');
  expect(await inFrame(field.fragment, NAMES)).to.equal('cardnumber');
});

test('one that fills in frame by frame finds the others beside the number, unseen and out of the way', async () => {
  const field = await mountField('cardNumber', { ...SAFARI, words: { label: 'Number' } });
  expect(await inFrame(field.fragment, NAMES)).to.equal('cardnumber,cc-exp,cvc,ccname');
  const read = `Array.from(document.querySelectorAll('.aside'), (input) => {
    const { right, width, height } = input.getBoundingClientRect();
    return [input.autocomplete, input.tabIndex, input.ariaHidden, right < 0, width, height >= 2, input.form === document.forms[0]].join();
  })`;
  expect(await inFrame(field.fragment, read)).to.deep.equal(
    ['cc-exp', 'cc-csc', 'cc-name'].map((name) => `${name},-1,true,true,2,true,true`),
  );
  expect(await inFrame(field.fragment, 'document.querySelector("input").getBoundingClientRect().toJSON()')).to.include({
    width: 300,
    height: 40,
    left: 0,
    top: 0,
  });
  const axe = await (await fetch('/node_modules/axe-core/axe.min.js')).text();
  const violations = await inFrame(
    field.fragment,
    `${axe}; axe.run(document, { rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } } })
      .then(({ violations }) => violations.map(({ id }) => id))`,
  );
  expect(violations).to.deep.equal([]);
  const other = await mountField('cardExpiry', SAFARI);
  expect(await inFrame(other.fragment, NAMES)).to.equal('cc-exp');
});

test('what is filled in there reaches the fields of the group, which the page hears as states only', async () => {
  const tokenizer = await mountTokenizer();
  const [number, expiry, code, name] = await mountCard(['cardNumber', 'cardExpiry', 'cardCode', 'cardholderName']);
  if (!number || !expiry || !code || !name) throw new Error('not mounted');
  await autofill(number, CARD);
  for (const field of [number, expiry, code, name]) await until(() => field.states.at(-1)?.status === 'valid');
  expect((await readInput(expiry)).replace('|', '')).to.equal('12 / 31');
  expect((await readInput(name)).replace('|', '')).to.equal('Ada Lovelace');
  const aside = 'Array.from(document.querySelectorAll(".aside"), ({ value }) => value).join("")';
  expect(await inFrame(number.fragment, aside)).to.equal('');
  for (const canary of ['12/2031', '12 / 31', '4111', 'Ada']) expect(heard()).not.to.contain(canary);
  const outcome = await tokenizer.tokenize(['cardNumber', 'cardExpiry', 'cardCode', 'cardholderName']);
  expect(outcome.token).to.match(/^SC/);
});

for (const as of [undefined, 'select'] as const) {
  test(`a date that is filled in falls into month and year, as ${as ?? 'input'}s`, async () => {
    await mountTokenizer();
    const [number, month, year] = await mountCard(['cardNumber', 'cardExpiryMonth', 'cardExpiryYear'], as);
    if (!number || !month || !year) throw new Error('not mounted');
    await autofill(number, CARD);
    await until(() => year.states.at(-1)?.status === 'valid');
    const read = 'document.querySelector("input, select").value';
    expect([await inFrame(month.fragment, read), await inFrame(year.fragment, read)]).to.deep.equal(['12', '2031']);
  });
}

test('a field that holds something keeps it, and so does one of another group', async () => {
  await mountTokenizer();
  const [number, code] = await mountCard(['cardNumber', 'cardCode']);
  const other = await mountField('cardExpiry', { ...SAFARI, group: 'other' });
  await other.linked;
  if (!number || !code) throw new Error('not mounted');
  await typeInto(code, '9');
  await autofill(number, CARD);
  await whileNothingHappens(100);
  expect(await readInput(code)).to.equal('9|');
  expect(await readInput(other)).to.equal('|');
});

test('a field that can only be read, or is disabled, is not filled in', async () => {
  await mountTokenizer();
  const [number] = await mountCard(['cardNumber']);
  const code = await mountField('cardCode', { options: { readOnly: true } });
  const expiry = await mountField('cardExpiry', { options: { disabled: true } });
  await Promise.all([code.linked, expiry.linked]);
  if (!number) throw new Error('not mounted');
  await autofill(number, CARD);
  await whileNothingHappens(100);
  expect([await readInput(code), await readInput(expiry)]).to.deep.equal(['|', '|']);
});

test('no field but the number passes anything on, and a frame that has them all keeps nothing aside', async () => {
  const card = await mountFields(['cardNumber', 'cardExpiry', 'cardCode', 'cardholderName'], SAFARI);
  expect(await inFrame(card.fragment, NAMES)).to.equal('cardnumber,cc-exp,cvc,ccname');
  expect(await inFrame(card.fragment, 'document.forms.length')).to.equal(0);
  const fields = await mountFields(['cardNumber', 'cardExpiry'], SAFARI);
  await typeInto(fields, '4111');
  await press('Tab', '1');
  expect(await inFrame(fields.fragment, 'document.activeElement.name')).to.equal('cc-exp');
});
