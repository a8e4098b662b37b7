import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import '../define/all.ts';
import { InlayFields } from '../group/inlay-fields.ts';
import { typeCard, typeInto, until, untilReady, whileNothingHappens } from '../card-form.test-support.ts';
import type { InlayCardNumber } from './card-number.ts';

const MARKUP = `
  <inlay-fields vault="${VAULT}" publishable-key="pk_test_demo">
    <inlay-card-number label="Card number" required></inlay-card-number>
    <inlay-card-expiry label="Expiry" required></inlay-card-expiry>
    <inlay-card-code label="Security code" required></inlay-card-code>
  </inlay-fields>
`;

async function mount(root: Element | ShadowRoot): Promise<{ fields: InlayFields; number: InlayCardNumber }> {
  root.innerHTML = MARKUP;
  const fields = root.querySelector('inlay-fields') as InlayFields;
  await untilReady(fields);
  return { fields, number: root.querySelector('inlay-card-number') as InlayCardNumber };
}

function codesOf(target: HTMLElement): string[] {
  const codes: string[] = [];
  target.addEventListener('inlay-error', ({ error }) => codes.push(error.code));
  return codes;
}

function place(): Promise<HTMLElement> {
  return fixture(html`<div></div>`);
}

for (const [what, spoil] of [
  ['removes it', (number: HTMLElement) => number.querySelector('iframe')?.remove()],
  ['renders text in its place', (number: HTMLElement) => (number.textContent = 'Card number')],
  ['renders markup in its place', (number: HTMLElement) => (number.innerHTML = '<b>Card number</b>')],
] as const) {
  test(`a frame comes back when the page ${what}, and the payer hears that the value is lost`, async () => {
    const { fields, number } = await mount(await place());
    const codes = codesOf(fields);
    await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
    await until(() => number.state.status === 'valid', 'the number is there');
    spoil(number);
    await until(() => codes.includes('field_value_lost'), 'the loss is told');
    await until(() => number.state.status === 'empty', 'it is empty');
    await until(() => number.isReady, 'the field is ready again');
    expect(number.querySelectorAll('iframe')).to.have.length(1);
    await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
    await until(() => number.state.status === 'valid', 'it can be typed again');
  });
}

test('a frame that comes back empty where nothing was typed is no loss', async () => {
  const { fields, number } = await mount(await place());
  const codes = codesOf(fields);
  number.querySelector('iframe')?.remove();
  await until(() => !number.isReady, 'the frame is new');
  await until(() => number.isReady, 'the field is ready again');
  expect(codes).to.deep.equal([]);
});

test('frames that were cloned or rendered elsewhere are removed', async () => {
  const { fields } = await mount(await place());
  const copies = await place();
  copies.append(fields.cloneNode(true));
  const copy = copies.querySelector('inlay-fields') as InlayFields;
  await untilReady(copy);
  expect(copies.querySelectorAll('iframe')).to.have.length(3);
  const other = await place();
  other.innerHTML = copies.innerHTML;
  await untilReady(other.querySelector('inlay-fields') as InlayFields);
  expect(other.querySelectorAll('iframe')).to.have.length(3);
});

test('a frame that moves with its element loses the value, and says so', async () => {
  const home = await place();
  const { fields, number } = await mount(home);
  const codes = codesOf(fields);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await until(() => number.state.status === 'valid', 'the number is there');
  (await place()).append(fields);
  await until(() => codes.includes('field_value_lost'), 'the loss is told');
  await untilReady(fields);
});

test('moveBefore keeps frames, values and readiness', async () => {
  const { fields } = await mount(await place());
  await typeCard(fields, sendKeys);
  const target = await place();
  (target as HTMLElement & { moveBefore(node: Node, child: null): void }).moveBefore(fields, null);
  expect(fields.parentElement).to.equal(target);
  await whileNothingHappens(200);
  expect(fields.state.complete).to.equal(true);
  expect((await fields.tokenize()).token).to.match(/^SC/);
});

test('an element that is removed leaves no listener and no frame behind', async () => {
  const before = document.querySelectorAll('iframe').length;
  const home = await place();
  const { fields } = await mount(home);
  fields.remove();
  await until(() => document.querySelectorAll('iframe').length === before, 'the frames are gone');
});

for (const mode of ['open', 'closed'] as const) {
  test(`in a ${mode} shadow root of the page the frames stand in the document, and work`, async () => {
    const host = await place();
    const outer = host.attachShadow({ mode });
    const inner = outer.appendChild(document.createElement('section')).attachShadow({ mode });
    const { fields, number } = await mount(inner);
    const frames = [...host.querySelectorAll('iframe')];
    expect(frames).to.have.length(3);
    expect(frames[0]?.getRootNode()).to.equal(document);
    const box = number.getBoundingClientRect();
    const frame = frames[0]?.getBoundingClientRect() as DOMRect;
    expect(frame.top >= box.top && frame.bottom <= box.bottom && frame.width > 50).to.equal(true);
    await typeCard(fields, sendKeys);
    expect((await fields.tokenize()).token).to.match(/^SC/);
    fields.remove();
    expect(host.querySelectorAll('iframe')).to.have.length(0);
  });
}

test('in a shadow root, validation focuses the field', async () => {
  const host = await place();
  const root = host.attachShadow({ mode: 'open' });
  const form = document.createElement('form');
  root.append(form);
  const { number } = await mount(form);
  expect(form.reportValidity()).to.equal(false);
  await until(() => number.state.focused, 'it has the focus');
});

test('a frame that the page takes out of the host of a shadow root comes back', async () => {
  const host = await place();
  const { fields } = await mount(host.attachShadow({ mode: 'open' }));
  host.textContent = '';
  await until(() => !fields.state.ready, 'the frames are new');
  await untilReady(fields);
  expect(host.querySelectorAll('iframe')).to.have.length(3);
});

test('a shadow root that assigns its slots by hand is an error', async () => {
  const host = await place();
  const codes = codesOf(host);
  host.attachShadow({ mode: 'open', slotAssignment: 'manual' }).innerHTML = MARKUP;
  expect(new Set(codes)).to.deep.equal(new Set(['field_not_slotted']));
});

test('a form outside of the shadow root is an error, since it would post no token', async () => {
  const form = await fixture<HTMLFormElement>(html`<form><div></div></form>`);
  const codes = codesOf(form);
  (form.firstElementChild as HTMLElement).attachShadow({ mode: 'open' }).innerHTML = MARKUP;
  await until(() => codes.length > 0, 'it is told');
  expect(codes).to.deep.equal(['form_out_of_reach']);
});

test('a vault that shares the page’s origin is refused', async () => {
  const fields = new InlayFields();
  const codes = codesOf(fields);
  fields.vault = location.origin;
  fields.publishableKey = 'pk_test_demo';
  (await place()).append(fields);
  expect(codes).to.deep.equal(['origin_not_isolated']);
});

for (const [vault, key] of [
  [VAULT, ''],
  ['not a url', 'pk_test_demo'],
  [VAULT, '../pk'],
] as const) {
  test(`a group with the vault "${vault === VAULT ? '…' : vault}" and the key "${key}" is misconfigured`, async () => {
    const fields = new InlayFields();
    const codes = codesOf(fields);
    fields.vault = vault;
    fields.publishableKey = key;
    (await place()).append(fields);
    await until(() => codes.length > 0, 'it is told');
    expect(codes).to.deep.equal(['group_misconfigured']);
  });
}

test('a group whose vault changes mounts its frames anew', async () => {
  const { fields, number } = await mount(await place());
  fields.vault = VAULT.replace('127.0.0.1', 'localhost');
  await until(
    () => number.querySelector('iframe')?.src.startsWith('http://localhost') ?? false,
    'the frame is another',
  );
  await untilReady(fields);
});

test('fields that were in the page before their elements were defined find their group', async () => {
  const { fields } = await mount(await place());
  const late = document.createElement('inlay-card-number');
  late.setAttribute('label', 'Another');
  fields.append(late);
  await until(() => late.isReady, 'it is ready');
});
