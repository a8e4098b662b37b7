import { expect, fixture, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../define/all.ts';
import type { InlayFields } from '../group/inlay-fields.ts';
import { typeInto, until, untilReady } from '../card-form.test-support.ts';
import type { InlayCardNumber } from './card-number.ts';

/** In the range that the vault of these tests knows as shared. */
const CO_BADGED = '4970100000000006';

let fields: InlayFields;
let number: InlayCardNumber;

async function mount(content: TemplateResult): Promise<void> {
  const vault = await (await fetch('/frame-vault')).text();
  fields = await fixture<InlayFields>(html`
    <inlay-fields vault=${vault} publishable-key="pk_test_demo">${content}</inlay-fields>
  `);
  number = fields.querySelector('inlay-card-number') as InlayCardNumber;
  await untilReady(fields);
}

function part(name: string): HTMLElement | null {
  return number.shadowRoot?.querySelector(`[part=${name}]`) ?? null;
}

function radios(): readonly HTMLInputElement[] {
  return [...(part('networks')?.querySelectorAll('input') ?? [])];
}

function offered(): readonly string[] {
  return radios().map(({ value, checked }) => `${value}${checked ? ' *' : ''}`);
}

async function typeRest(): Promise<void> {
  await typeInto(fields, 'cardExpiry', '1230', sendKeys);
  await until(() => fields.state.complete, 'the card is complete');
}

async function postedCard(): Promise<Record<string, unknown>> {
  const requests = await executeServerCommand<{ body: { card: Record<string, unknown> } }[], null>(
    'vault-requests',
    null,
  );
  return requests.at(-1)?.body.card ?? {};
}

test('an empty field shows a card, and a number that of its brand, drawn without a request', async () => {
  await mount(html`<inlay-card-number label="Card number"></inlay-card-number>`);
  await until(() => Boolean(part('icon')?.querySelector('svg')), 'an icon is there');
  const icon = part('icon') as HTMLElement;
  expect(icon.textContent).to.equal('');
  expect(icon.getAttribute('aria-hidden')).to.equal('true');
  await typeInto(fields, 'cardNumber', '4111', sendKeys);
  await until(() => icon.textContent === 'VISA', 'the brand is there');
  expect(number.matches(':state(brand-visa)')).to.equal(true);
  const box = part('frame') as HTMLElement;
  const frame = number.querySelector('iframe') as HTMLElement;
  expect(frame.getBoundingClientRect().right).to.be.at.most(icon.getBoundingClientRect().left);
  expect(icon.getBoundingClientRect().right).to.be.at.most(box.getBoundingClientRect().right);
  expect(icon.querySelectorAll('[style], image, use').length).to.equal(0);
});

test('icon="none" shows none', async () => {
  await mount(html`<inlay-card-number icon="none"></inlay-card-number>`);
  await typeInto(fields, 'cardNumber', '4111', sendKeys);
  await until(() => number.state.brand === 'visa', 'the brand is known');
  await number.updateComplete;
  expect(part('icon')).to.equal(null);
});

test('the brand is read with the field, and spoken into nobody’s typing', async () => {
  await mount(html`<inlay-card-number hint="On the front"></inlay-card-number>`);
  await typeInto(fields, 'cardNumber', '4111', sendKeys);
  const code = `document.querySelector('p').textContent + document.querySelector('p').getAttribute('aria-live')`;
  const read = (): Promise<{ value: unknown }> =>
    executeServerCommand('in-frame', { fragment: 'field=cardNumber', code });
  let seen: unknown;
  for (let tries = 0; tries < 100 && seen !== 'On the front – Visaoff'; tries++) seen = (await read()).value;
  expect(seen).to.equal('On the front – Visaoff');
});

test('a brand that the page does not take is refused at once, and no token is asked for', async () => {
  await mount(html`
    <inlay-card-number brands="mastercard american-express" required></inlay-card-number>
    <inlay-card-expiry required></inlay-card-expiry>
  `);
  await typeInto(fields, 'cardNumber', '4111', sendKeys);
  await until(() => part('error')?.textContent === 'This kind of card is not accepted.', 'it is said');
  expect(number.state).to.include({ status: 'invalid', code: 'card_brand_refused', brand: 'visa' });
  expect(number.validity.badInput).to.equal(true);
  await sendKeys({ type: '111111111111' });
  await typeInto(fields, 'cardExpiry', '1230', sendKeys);
  const failure = await fields.tokenize().catch((error: unknown) => error);
  expect(failure).to.deep.include({
    code: 'fields_invalid',
    fieldErrors: [{ field: 'cardNumber', code: 'card_brand_refused' }],
  });
  expect(await postedCard()).to.deep.equal({});
});

test('brands that change are judged again', async () => {
  await mount(html`<inlay-card-number brands="mastercard"></inlay-card-number>`);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await until(() => number.state.code === 'card_brand_refused', 'it is refused');
  number.brands = 'visa';
  await until(() => number.state.status === 'valid', 'it is taken');
  await number.updateComplete;
  expect(part('error')?.textContent).to.equal('');
});

test('a co-badged card offers its networks, and the token is asked for with the one that the payer chose', async () => {
  await mount(html`<inlay-card-number></inlay-card-number><inlay-card-expiry></inlay-card-expiry>`);
  const told: (string | undefined)[] = [];
  fields.addEventListener('inlay-network-change', ({ network }) => told.push(network));
  await typeInto(fields, 'cardNumber', CO_BADGED, sendKeys);
  await until(() => radios().length === 2, 'the choice is offered');
  expect(offered()).to.deep.equal(['visa *', 'cartes-bancaires']);
  expect(part('networks')?.textContent).to.include('Card network').and.to.include('Cartes Bancaires');
  await typeRest();
  radios()[0]?.focus();
  await sendKeys({ press: 'ArrowDown' });
  await until(() => number.network === 'cartes-bancaires', 'the other is chosen');
  expect(told).to.deep.equal(['visa', 'cartes-bancaires']);
  await fields.tokenize();
  expect(await postedCard()).to.include({ preferredNetwork: 'cartes-bancaires' });
  await expect(number).to.be.accessible();
});

test('the words before the choice stand at the height of its names', async () => {
  await mount(html`<inlay-card-number label="Card number"></inlay-card-number>`);
  await typeInto(fields, 'cardNumber', CO_BADGED, sendKeys);
  await until(() => radios().length === 2, 'the choice is offered');
  const [words, name] = ['legend', 'label'].map((tag) => {
    const text = document.createRange();
    text.selectNodeContents(part('networks')?.querySelector(tag)?.lastChild as Node);
    const { top, height } = text.getBoundingClientRect();
    return top + height / 2;
  });
  expect(words).to.be.closeTo(name as number, 1);
});

test('the page’s preference comes first, and the choice goes with the card', async () => {
  await mount(html`<inlay-card-number preferred-networks="cartes-bancaires"></inlay-card-number>`);
  await typeInto(fields, 'cardNumber', CO_BADGED, sendKeys);
  await until(() => radios().length === 2, 'the choice is offered');
  expect(offered()).to.deep.equal(['cartes-bancaires *', 'visa']);
  number.network = 'visa';
  await until(() => offered()[1] === 'visa *', 'the other is chosen');
  fields.clear();
  await until(() => part('networks') === null, 'there is no choice');
  expect(number.network).to.equal(undefined);
});

test('a co-badged card that the page takes over one network only goes over that', async () => {
  await mount(html`
    <inlay-card-number brands="cartes-bancaires"></inlay-card-number><inlay-card-expiry></inlay-card-expiry>
  `);
  await typeInto(fields, 'cardNumber', CO_BADGED, sendKeys);
  await typeRest();
  expect(part('networks')).to.equal(null);
  await fields.tokenize();
  expect(await postedCard()).to.include({ preferredNetwork: 'cartes-bancaires' });
});
