import { expect, fixture, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../define/all.ts';
import type { InlayFields } from '../group/inlay-fields.ts';
import { inFrame, typeCard, typeInto, until, untilInFrame, untilReady } from '../card-form.test-support.ts';
import type { InlayCard } from './card.ts';

let fields: InlayFields;
let card: InlayCard;

async function mount(content: TemplateResult): Promise<void> {
  const vault = await (await fetch('/frame-vault')).text();
  fields = await fixture<InlayFields>(html`
    <inlay-fields vault=${vault} publishable-key="pk_test_demo">${content}</inlay-fields>
  `);
  card = fields.querySelector('inlay-card') as InlayCard;
  await untilReady(fields);
}

const fragment = (): string => `field=${encodeURIComponent(card.names.join())}`;

function untilInside(code: string, expected: unknown): Promise<void> {
  return untilInFrame(fragment(), code, expected);
}

function error(): string {
  return card.shadowRoot?.querySelector('[part=error]')?.textContent ?? '';
}

const height = (): number => (card.querySelector('iframe') as HTMLElement).offsetHeight;

test('a whole card in one frame becomes a token', async () => {
  await mount(html`<inlay-card required></inlay-card>`);
  expect(card.querySelectorAll('iframe')).to.have.length(1);
  expect(card.querySelector('iframe')?.title).to.equal('Card');
  await typeCard(fields, sendKeys);
  expect(card.state.brand).to.equal('visa');
  expect((await fields.tokenize()).token).to.match(/^SC/);
});

test('on a line each field shows what it is for', async () => {
  await mount(html`<inlay-card layout="line"></inlay-card>`);
  const shown = `[...document.querySelectorAll('input')].map((input) => input.placeholder)`;
  await untilInside(shown, ['Card number', 'MM / YY', 'Security code']);
  const names = `[...document.querySelectorAll('label')].map((label) => label.textContent)`;
  await untilInside(names, ['Card number', 'Expiry date', 'Security code']);
});

test('the fields stand on a line where they have room, and below one another where not', async () => {
  await mount(html`<inlay-card style="width: 600px"></inlay-card>`);
  await untilInside('document.body.dataset.layout', 'line');
  const line = height();
  card.style.width = '300px';
  await untilInside('document.body.dataset.layout', 'stack');
  await until(() => card.matches(':state(stacked)'), 'the page knows');
  expect(height()).to.be.within(line * 3, line * 5);
  const tops = `[...document.querySelectorAll('input')].map((input) => Math.round(input.getBoundingClientRect().height))`;
  await untilInside(tops, [line, line, line]);
  card.layout = 'line';
  await untilInside('document.body.dataset.layout', 'line');
  await until(() => height() === line, 'it is one line high');
});

/** Whether the word of the last field stands in the frame as a whole. */
const SHOWS_LAST_WORD = `(() => {
  const input = document.querySelector('[data-field=cardCode] input');
  const { fontSize, fontFamily } = getComputedStyle(input);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = fontSize + ' ' + fontFamily;
  return input.getBoundingClientRect().left + pen.measureText(input.placeholder).width <= innerWidth;
})()`;

for (const [language, labels] of [
  ['English', {}],
  ['German', { cardNumber: 'Kartennummer', cardCode: 'Prüfnummer' }],
  ['Japanese', { cardNumber: 'カード番号', cardCode: 'セキュリティコード' }],
] as const) {
  test(`a line is chosen only where it cuts off no word, in ${language}`, async () => {
    await mount(html`<inlay-card style="--inlay-font: 16px Verdana, 'DejaVu Sans', sans-serif"></inlay-card>`);
    fields.locale = { labels };
    const lines: number[] = [];
    for (const width of [440, 460, 480, 500, 520, 540, 600]) {
      card.style.width = `${width}px`;
      // What a frame is told comes together, after a pause.
      await new Promise((resolve) => setTimeout(resolve, 200));
      if (card.matches(':state(stacked)')) continue;
      lines.push(width);
      await untilInside('document.body.dataset.layout', 'line');
      await untilInside(SHOWS_LAST_WORD, true);
    }
    expect(lines).to.include(600);
  });
}

test('a complete field hands the focus on where the page asks for it', async () => {
  await mount(html`<inlay-card auto-advance></inlay-card>`);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await until(() => card.stateOf('cardExpiry').focused, 'the expiry has the focus');
  card.autoAdvance = false;
  // What a frame is told comes together, after a pause.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await sendKeys({ type: '1230' });
  await until(() => card.stateOf('cardExpiry').status === 'valid', 'it is complete');
  expect(card.stateOf('cardCode').focused).to.equal(false);
});

test('of several errors the first is shown, and its field has the focus', async () => {
  await mount(html`<inlay-card required></inlay-card>`);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await fields.tokenize().catch(() => {});
  await until(() => error() === 'Fill in this field.', 'it is shown');
  card.focus();
  await until(() => card.stateOf('cardExpiry').focused, 'the expiry has the focus');
  const wrong = `[...document.querySelectorAll('input')].map((input) => input.getAttribute('aria-invalid'))`;
  await untilInside(wrong, ['false', 'true', 'true']);
});

test('a card that is begun and not required is needed whole', async () => {
  await mount(html`<inlay-card></inlay-card>`);
  expect(card.validity.valid).to.equal(true);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await typeInto(fields, 'cardExpiry', '1230', sendKeys);
  await until(() => card.validity.valueMissing, 'the code is missed');
  const failure = await fields.tokenize().catch((cause: unknown) => cause);
  expect(failure).to.deep.include({ fieldErrors: [{ field: 'cardCode', code: 'field_required' }] });
});

test('fields that change load another frame, which is empty', async () => {
  await mount(html`<inlay-card></inlay-card>`);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await until(() => card.state.brand === 'visa', 'the brand is known');
  card.fields = 'cardNumber, cardExpiry, cardCode, cardholderName, postalCode, nonsense';
  await card.updateComplete;
  expect(card.state.status).to.equal('empty');
  expect(card.names).to.deep.equal(['cardNumber', 'cardExpiry', 'cardCode', 'cardholderName', 'postalCode']);
  await until(() => card.isReady, 'it is ready');
  expect(await inFrame(fragment(), `document.querySelectorAll('input').length`)).to.equal(5);
  expect(card.querySelectorAll('iframe')).to.have.length(1);
});

test('fields that are named right after the element was made are those of its first frame', async () => {
  await mount(html`<inlay-cardholder-name></inlay-cardholder-name>`);
  card = document.createElement('inlay-card');
  fields.append(card);
  card.fields = 'cardNumber cardExpiry';
  await until(() => card.isReady, 'it is ready');
  expect(await inFrame(fragment(), `document.querySelectorAll('input').length`)).to.equal(2);
});

test('month, year and postal code are fields of their own, typed or chosen', async () => {
  await mount(html`
    <inlay-card-number></inlay-card-number>
    <inlay-card-expiry-month as="select"></inlay-card-expiry-month>
    <inlay-card-expiry-year></inlay-card-expiry-year>
    <inlay-postal-code></inlay-postal-code>
  `);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await typeInto(fields, 'cardExpiryMonth', '12', sendKeys);
  await typeInto(fields, 'cardExpiryYear', '30', sendKeys);
  await typeInto(fields, 'postalCode', 'K1A 0B1', sendKeys);
  await until(() => fields.state.complete, 'all is complete');
  await fields.tokenize();
  const requests = await executeServerCommand<{ body: { card: object } }[], null>('vault-requests', null);
  expect(requests.at(-1)?.body.card).to.deep.include({
    cardExpiry: { month: 12, year: 2030 },
    billingAddress: { zip: 'K1A 0B1' },
  });
  const month = fields.querySelector('inlay-card-expiry-month');
  if (month) month.as = '';
  await until(() => month?.isReady === false, 'another frame loads');
  await until(() => month?.isReady === true, 'it is ready');
  expect(month?.state.status).to.equal('empty');
});

test('a whole card has no barrier that a tool can find, in any state', async () => {
  await mount(html`<inlay-card label="Card" hint="All of it" required style="width: 320px"></inlay-card>`);
  await expect(fields).to.be.accessible();
  await typeInto(fields, 'cardNumber', '4111111111111112', sendKeys);
  card.blur();
  await until(() => error() !== '', 'it is wrong');
  await expect(fields).to.be.accessible();
  card.disabled = true;
  await card.updateComplete;
  await expect(fields).to.be.accessible();
});
