import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import '../define/all.ts';
import type { InlayErrorEvent } from '../events/inlay-error-event.ts';
import { focusOn, typeCard, typeInto, until, untilReady } from '../card-form.test-support.ts';
import type { InlayFields } from './inlay-fields.ts';

const KEY = 'pk_test_demo';

async function mount(): Promise<InlayFields> {
  const fields = await fixture<InlayFields>(html`
    <inlay-fields vault=${VAULT} publishable-key=${KEY}>
      <inlay-card-number label="Card number" required></inlay-card-number>
      <inlay-card-expiry label="Expiry" required></inlay-card-expiry>
      <inlay-card-code label="Security code" required></inlay-card-code>
    </inlay-fields>
  `);
  await untilReady(fields);
  return fields;
}

/** Takes an error event that the test expects, so that nothing is shown for it. */
async function errorOf(target: EventTarget): Promise<InlayErrorEvent> {
  return (await oneEvent(target, 'inlay-error')) as unknown as InlayErrorEvent;
}

test('a typed card becomes a token that tells no more than the key allows', async () => {
  const fields = await mount();
  await typeCard(fields, sendKeys);
  const made = await fields.tokenize();
  expect(made.token).to.match(/^SC/);
  expect(made.card).to.deep.equal({ brand: 'visa', lastDigits: '1111' });
  expect(Object.keys(made).toSorted()).to.deep.equal(['card', 'timeToLiveSeconds', 'token']);
});

test('a token is told of by an event, too', async () => {
  const fields = await mount();
  await typeCard(fields, sendKeys);
  const told = oneEvent(fields, 'inlay-token');
  const { token } = await fields.tokenize();
  expect(((await told) as unknown as { token: string }).token).to.equal(token);
});

test('two calls at once make one token', async () => {
  const fields = await mount();
  await typeCard(fields, sendKeys);
  const [first, second] = await Promise.all([fields.tokenize(), fields.tokenize()]);
  expect(second.token).to.equal(first.token);
});

test('a field that is missing has its error told, shown and gone once it is mended', async () => {
  const fields = await mount();
  const number = fields.querySelector('inlay-card-number') as HTMLElement;
  const told = errorOf(fields);
  const failure = await fields.tokenize().catch((error: unknown) => error);
  expect(failure).to.have.property('code', 'fields_invalid');
  expect((await told).fieldErrors).to.deep.include({ field: 'cardNumber', code: 'field_required' });
  await until(
    () => number.shadowRoot?.querySelector('[part=error]')?.textContent === 'Fill in this field.',
    'it is shown',
  );
  expect(number.matches(':state(invalid)')).to.equal(true);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await until(() => number.shadowRoot?.querySelector('[part=error]')?.textContent === '', 'it is gone');
});

test('an error event that the page cancels shows nothing', async () => {
  const fields = await mount();
  fields.addEventListener('inlay-error', (event) => event.preventDefault());
  await fields.tokenize().catch(() => {});
  const shown = [...fields.children].map((field) => field.shadowRoot?.querySelector('[part=error]')?.textContent);
  expect(shown).to.deep.equal(['', '', '']);
});

test('changes of state are told, keystrokes are not', async () => {
  const fields = await mount();
  const told: string[] = [];
  fields.addEventListener('inlay-change', ({ field, state }) =>
    told.push(`${field} ${state.status} ${state.brand ?? ''}`),
  );
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await until(() => told.at(-1) === 'cardNumber valid visa', 'the number is valid');
  expect(told.length).to.be.lessThan(5);
});

test('focus and blur are told', async () => {
  const fields = await mount();
  const told: string[] = [];
  for (const type of ['inlay-focus', 'inlay-blur'] as const) {
    fields.addEventListener(type, (event) => told.push(`${type} ${event.field}`));
  }
  await focusOn(fields, 'cardNumber');
  await focusOn(fields, 'cardCode');
  await until(() => told.length >= 3, 'both are told');
  expect(told.toSorted()).to.deep.equal(['inlay-blur cardNumber', 'inlay-focus cardCode', 'inlay-focus cardNumber']);
});

test('clear empties every field', async () => {
  const fields = await mount();
  await typeCard(fields, sendKeys);
  fields.clear();
  await until(() => Object.values(fields.state.fields).every(({ status }) => status === 'empty'), 'all are empty');
});

test('a disabled field takes no part in the payment', async () => {
  const fields = await mount();
  const code = fields.querySelector('inlay-card-code');
  if (code) code.disabled = true;
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await typeInto(fields, 'cardExpiry', '1230', sendKeys);
  await until(() => fields.state.complete, 'the card is complete');
  expect((await fields.tokenize()).token).to.match(/^SC/);
});

test('a tokenizer frame that is taken away comes back, and the fields keep their values', async () => {
  const fields = await mount();
  await typeCard(fields, sendKeys);
  document.querySelector('iframe[title="Secure payment"]')?.remove();
  expect((await fields.tokenize()).token).to.match(/^SC/);
});

test('two groups of one key share one tokenizer frame', async () => {
  await Promise.all([mount(), mount()]);
  expect(document.querySelectorAll('iframe[title="Secure payment"]')).to.have.length(1);
});
