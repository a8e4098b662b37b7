import type { FieldName } from '@inlay/protocol';
import { STACK_GAP } from '@inlay/protocol';
import { expect } from '@open-wc/testing';
import { type Field, mountField, mountFields, mountTokenizer, unembed, wordsOf } from '../embed.test-support.ts';
import { inFrame, posted, until, whileNothingHappens } from '../in-frame.test-support.ts';
import { focusedName, focusOn, press, readInput, typeInto } from '../type-into.test-support.ts';

teardown(async () => {
  unembed();
  await posted();
});

const CARD: readonly FieldName[] = ['cardNumber', 'cardExpiry', 'cardCode', 'postalCode'];

async function paste({ fragment }: Field, text: string): Promise<void> {
  await inFrame(fragment, `document.execCommand('insertText', false, ${JSON.stringify(text)})`);
}

function boxes({ fragment }: Field): Promise<readonly DOMRect[]> {
  return inFrame(
    fragment,
    'Array.from(document.querySelectorAll("input, select"), (c) => c.getBoundingClientRect().toJSON())',
  );
}

test('one frame makes a token of all that it holds', async () => {
  const tokenizer = await mountTokenizer();
  const card = await mountFields(CARD);
  await card.linked;
  await typeInto(card, '4111111111111111');
  await press('Tab');
  await typeInto(card, '1140');
  await press('Tab');
  await typeInto(card, '123');
  await press('Tab');
  await typeInto(card, 'SW1A 1AA');
  expect((await tokenizer.tokenize(CARD)).token).to.match(/^SC/);
  expect((await posted()).map(({ body }) => body.card)).to.deep.equal([
    {
      cardNum: '4111111111111111',
      cardExpiry: { month: 11, year: 2040 },
      cvv: '123',
      billingAddress: { zip: 'SW1A 1AA' },
    },
  ]);
});

test('each field has a name, a placeholder and an error of its own', async () => {
  const card = await mountFields(CARD, { words: { placeholder: '…' } });
  const error = wordsOf('cardCode', { label: 'Code', invalid: true, description: 'Too short' });
  const fields = { ...wordsOf('cardNumber', { label: 'Number' }).fields, ...error.fields };
  card.channel.note('configure', { fields });
  const read = (name: string): string =>
    `(() => { const i = document.querySelector('[name=${name}]'); return [i.labels[0].textContent, i.placeholder, i.ariaInvalid, document.getElementById(i.getAttribute('aria-describedby')).textContent].join('|') })()`;
  await until(async () => (await inFrame(card.fragment, read('cvc'))) === 'Code||true|Too short');
  expect(await inFrame(card.fragment, read('cardnumber'))).to.equal('Number||false|');
  expect(await inFrame(card.fragment, read('cc-exp'))).to.equal('cardExpiry|…|false|');
});

test('on a line the number takes what is left, and is never less than itself', async () => {
  const card = await mountFields(CARD.slice(0, 3));
  card.frame.style.width = '700px';
  await until(async () => (await boxes(card)).at(-1)?.right === 700);
  // A field that was cut off while the frame grew has its width back a little later.
  await until(async () => ((await boxes(card))[0]?.width ?? 0) > 400);
  const wide = await boxes(card);
  expect(wide.map(({ top, height }) => [top, height])).to.deep.equal([
    [0, 40],
    [0, 40],
    [0, 40],
  ]);
  expect(wide[0]?.width).to.be.greaterThan(400);
  expect(wide[1]?.width).to.be.greaterThan(50).and.lessThan(150);
  card.frame.style.width = '160px';
  await until(() => inFrame<boolean>(card.fragment, 'innerWidth === 160'));
  const narrow = await boxes(card);
  expect(narrow[0]?.width).to.be.greaterThan(120);
  expect(narrow[1]?.width).to.be.greaterThan(50);
  await focusOn(card.frame, card.fragment);
  await press('Tab', 'Tab');
  expect(await focusedName(card)).to.equal('cvc');
  expect((await boxes(card))[2]?.right).to.be.lessThan(161);
});

test('a field that only its own frame cuts off keeps its width, since the line scrolls to it', async () => {
  const card = await mountFields(CARD.slice(0, 3));
  card.frame.style.width = '160px';
  await until(() => inFrame<boolean>(card.fragment, 'innerWidth === 160'));
  await whileNothingHappens(200);
  const widths = `[...document.querySelectorAll('input')].map(({ style }) => style.maxWidth)`;
  expect(await inFrame(card.fragment, widths)).to.deep.equal(['', '', '']);
});

test('a stack has rows of the same height, with the gap that the protocol names', async () => {
  const card = await mountFields(CARD.slice(0, 3), { options: { layout: 'stack' } });
  card.frame.style.height = `${3 * 40 + 2 * STACK_GAP}px`;
  await until(async () => (await boxes(card))[0]?.height === 40);
  expect((await boxes(card)).map(({ top, height, width }) => [top, height, width])).to.deep.equal([
    [0, 40, 300],
    [40 + STACK_GAP, 40, 300],
    [80 + 2 * STACK_GAP, 40, 300],
  ]);
});

test('fields that the page cuts off take no more room for it, once they stand on a line again', async () => {
  const card = await mountFields(CARD.slice(0, 3), { options: { layout: 'stack' } });
  Object.assign(card.frame.style, { width: '600px', height: '140px' });
  card.frame.style.marginLeft = 'calc(100vw - 250px)';
  const pinned = `[...document.querySelectorAll('input')].every((input) => input.offsetWidth < 251)`;
  await until(() => inFrame<boolean>(card.fragment, pinned));
  card.channel.note('configure', { layout: 'line' });
  await until(() => inFrame<boolean>(card.fragment, `document.body.dataset.layout === 'line'`));
  expect((await boxes(card))[1]?.width).to.be.lessThan(150);
});

test('a lone field is as wide as its frame, however narrow', async () => {
  const code = await mountField('cardCode');
  expect((await boxes(code))[0]).to.include({ width: 300, height: 40 });
  const number = await mountField('cardNumber');
  number.frame.style.width = '60px';
  await until(async () => (await boxes(number))[0]?.width === 60);
});

test('fields run from right to left where the page does', async () => {
  const card = await mountFields(CARD.slice(0, 3), { options: { dir: 'rtl' } });
  const [number, expiry] = await boxes(card);
  expect(number?.left).to.be.greaterThan(expiry?.right ?? Number.NaN);
});

test('Backspace in an empty field goes back to the end of the one before, held down or not once', async () => {
  const card = await mountFields(CARD);
  await typeInto(card, '4111');
  await press('Tab');
  await typeInto(card, '1');
  await press('Backspace');
  expect(await focusedName(card)).to.equal('cc-exp');
  await inFrame(
    card.fragment,
    'document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Backspace", repeat: true, bubbles: true }))',
  );
  expect(await focusedName(card)).to.equal('cc-exp');
  await press('Backspace');
  expect(await focusedName(card)).to.equal('cardnumber');
  expect(await readInput(card)).to.equal('4111|');
  await press('Backspace');
  expect(await readInput(card)).to.equal('411|');
});

test('focus stays where it is when a field is complete, unless the page asks for more', async () => {
  const card = await mountFields(CARD);
  await typeInto(card, '378282246310005');
  expect(await focusedName(card)).to.equal('cardnumber');
});

test('asked to, a field that can take no more hands the focus on', async () => {
  const card = await mountFields(CARD, { options: { autoAdvance: true } });
  await typeInto(card, '37828224631000');
  expect(await focusedName(card)).to.equal('cardnumber');
  await press('5');
  expect(await focusedName(card)).to.equal('cc-exp');
  await typeInto(card, '114');
  expect(await focusedName(card)).to.equal('cc-exp');
  await press('0');
  expect(await focusedName(card)).to.equal('cvc');
  await typeInto(card, '123');
  expect(await focusedName(card)).to.equal('cvc');
  await press('4');
  expect(await focusedName(card)).to.equal('postal-code');
});

test('the focus never tells how long a value of open length is', async () => {
  const options = { autoAdvance: true };
  const bank = await mountFields(['accountNumber', 'routingNumber', 'iban', 'bic'], { options });
  await typeInto(bank, '12345678901234567');
  expect(await focusedName(bank)).to.equal('account-number');
  await press('Tab');
  await typeInto(bank, '021000021');
  expect(await focusedName(bank)).to.equal('iban');
  await typeInto(bank, 'DE89370400440532013000');
  expect(await focusedName(bank)).to.equal('iban');
  bank.frame.remove();
  const card = await mountFields(['cardCode', 'postalCode', 'cardholderName'], { options });
  await typeInto(card, '1234');
  expect(await focusedName(card)).to.equal('cvc');
  await press('Tab');
  await typeInto(card, '12345-6789');
  expect(await focusedName(card)).to.equal('postal-code');
});

test('a paste hands the focus on as typing does; what a browser fills in, or an edit in the middle, does not', async () => {
  const card = await mountFields(CARD, { options: { autoAdvance: true } });
  await focusOn(card.frame, card.fragment);
  await inFrame(
    card.fragment,
    '(() => { const i = document.activeElement; i.value = "378282246310005"; i.dispatchEvent(new Event("input")); i.dispatchEvent(new InputEvent("input", { inputType: "insertReplacementText" })) })()',
  );
  expect(await focusedName(card)).to.equal('cardnumber');
  await inFrame(card.fragment, 'document.activeElement.setSelectionRange(1, 2)');
  await press('9', 'Backspace', '7');
  expect(await readInput(card)).to.equal('37|82 822463 10005');
  expect(await focusedName(card)).to.equal('cardnumber');
  await inFrame(card.fragment, 'document.activeElement.select()');
  await press('Backspace');
  await paste(card, '3782 822463 10005');
  expect(await focusedName(card)).to.equal('cc-exp');
});

test('the length of the security code follows the brand of the number beside it', async () => {
  const card = await mountFields(CARD);
  await typeInto(card, '37');
  await inFrame(card.fragment, 'document.querySelector("[name=cvc]").focus()');
  await press('1', '2', '3');
  await until(() => card.stateOf('cardCode')?.status === 'valid');
  await inFrame(card.fragment, 'document.querySelector("[name=cardnumber]").focus()');
  await press('8', '2');
  await until(() => card.stateOf('cardCode')?.status === 'incomplete');
  await inFrame(card.fragment, 'document.querySelector("[name=cvc]").focus()');
  await press('4', '5');
  expect(await readInput(card, '[name=cvc]')).to.equal('1234|');
  await until(() => card.stateOf('cardCode')?.status === 'valid');
  await inFrame(card.fragment, 'document.querySelector("[name=cardnumber]").select()');
  await press('4', '1', '1', '1');
  await until(() => card.stateOf('cardCode')?.status === 'invalid');
});

test('networks are told of a whole number only, and the chosen one goes along', async () => {
  const tokenizer = await mountTokenizer();
  const card = await mountFields(CARD.slice(0, 2));
  await card.linked;
  await typeInto(card, '497010000000015');
  await until(() => card.stateOf('cardNumber')?.brand === 'visa');
  expect(card.stateOf('cardNumber')).not.to.have.property('brands');
  await press('4');
  await until(() => card.stateOf('cardNumber')?.status === 'valid');
  expect(card.stateOf('cardNumber')?.brands).to.deep.equal(['visa', 'cartes-bancaires']);
  await press('Backspace');
  await until(() => card.stateOf('cardNumber')?.status === 'incomplete');
  expect(card.stateOf('cardNumber')).not.to.have.property('brands');
  await press('4', 'Tab', '1', '1', '4', '0');
  const over = (preferredNetwork: string) => tokenizer.tokenize(CARD.slice(0, 2), 'g', [], { preferredNetwork });
  expect((await over('cartes-bancaires')).token).to.match(/^SC/);
  expect((await posted())[0]?.body.card['preferredNetwork']).to.equal('cartes-bancaires');
  expect((await over('elo')).fieldErrors).to.deep.equal([{ field: 'cardNumber', code: 'card_brand_refused' }]);
});

test('a security code alone makes a token', async () => {
  const tokenizer = await mountTokenizer();
  const code = await mountField('cardCode');
  await code.linked;
  await typeInto(code, '1234');
  const outcome = await tokenizer.tokenize(['cardCode']);
  expect(outcome.token).to.match(/^SC/);
  expect(outcome).not.to.have.property('card');
  expect((await posted()).map(({ body }) => body)).to.deep.equal([{ card: { cvv: '1234' } }]);
});

for (const as of [undefined, 'select'] as const) {
  for (const layout of ['line', 'stack'] as const) {
    test(`axe finds nothing wrong in a ${layout} of fields, ${as ?? 'input'}s`, async () => {
      const axe = await (await fetch('/node_modules/axe-core/axe.min.js')).text();
      const names: readonly FieldName[] = [
        'cardNumber',
        'cardExpiryMonth',
        'cardExpiryYear',
        'cardCode',
        'cardholderName',
        'postalCode',
      ];
      const words = { placeholder: 'Hint', description: 'An error', invalid: true };
      const card = await mountFields(names, { options: { layout }, words, ...(as && { as }) });
      const { ids, read } = await inFrame<{ ids: readonly string[]; read: string }>(
        card.fragment,
        `${axe}; axe.run(document, { rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } } })
          .then(({ violations }) => ({ ids: violations.map(({ id }) => id), read: Array.from(document.querySelectorAll('input, select'), (c) => c.labels[0].textContent).join() }))`,
      );
      expect(ids).to.deep.equal([]);
      expect(read).to.equal(names.join());
    });
  }
}
