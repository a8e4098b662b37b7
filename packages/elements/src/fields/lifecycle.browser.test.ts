import { expect, fixture, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import OTHER_VAULT from 'troubled-vault';
import '../define/all.ts';
import type { InlayFields } from '../group/inlay-fields.ts';
import { focusOn, typeCard, typeInto, until, untilReady, whileNothingHappens } from '../card-form.test-support.ts';
import { codesOf, freshKey } from '../frames/trouble.test-support.ts';

type CardNumber = HTMLElementTagNameMap['inlay-card-number'];

const KEY = 'pk_test_demo';
/** A tokenizer frame that nobody uses stays for a second. */
const LINGER = 1_200;

function markupOf(vault = VAULT, key = KEY): string {
  return `
    <inlay-fields vault="${vault}" publishable-key="${key}">
      <inlay-card-number label="Card number" required></inlay-card-number>
      <inlay-card-expiry label="Expiry" required></inlay-card-expiry>
      <inlay-card-code label="Security code" required></inlay-card-code>
    </inlay-fields>
  `;
}

function place(): Promise<HTMLElement> {
  return fixture<HTMLElement>(html`<div></div>`);
}

function put(root: Element | ShadowRoot, markup = markupOf()): InlayFields {
  root.innerHTML = markup;
  return root.querySelector('inlay-fields') as InlayFields;
}

function numberOf(fields: InlayFields): CardNumber {
  return fields.querySelector('inlay-card-number') as CardNumber;
}

function countFrames(): number {
  return document.querySelectorAll('iframe').length;
}

async function untilPaid(fields: InlayFields): Promise<string> {
  await untilReady(fields);
  await typeCard(fields, sendKeys);
  return (await fields.tokenize()).token;
}

test('fields that are put in, taken out and put in again in one task have one frame each, and work', async () => {
  const home = await place();
  const fields = put(home);
  fields.remove();
  home.append(fields);
  await untilReady(fields);
  expect(fields.querySelectorAll('iframe')).to.have.length(3);
  expect(await untilPaid(fields)).to.match(/^SC/);
});

test('fields that are put in, taken out and put in again task by task have one frame each, and work', async () => {
  const home = await place();
  const fields = put(home);
  for (const wait of [0, 30, 200]) {
    // A frame is at another point of its way each time.
    await whileNothingHappens(wait);
    fields.remove();
    await whileNothingHappens(wait);
    home.append(fields);
  }
  await untilReady(fields);
  expect(fields.querySelectorAll('iframe')).to.have.length(3);
  expect(document.querySelectorAll('iframe[title="Secure payment"]')).to.have.length(1);
  expect(await untilPaid(fields)).to.match(/^SC/);
});

test('a field that is taken out and put in again finds its group, and the others keep their values', async () => {
  const fields = put(await place());
  await untilReady(fields);
  await typeInto(fields, 'cardExpiry', '1230', sendKeys);
  const number = numberOf(fields);
  number.remove();
  await until(() => fields.state.fields.cardNumber === undefined, 'the group let it go');
  fields.prepend(number);
  await untilReady(fields);
  expect(fields.state.fields.cardExpiry?.status).to.equal('valid');
});

test('fifty mounts leave no frame, no listener and no port behind', async () => {
  const home = await place();
  await whileNothingHappens(LINGER);
  const listeners = countListeners();
  const frames = countFrames();
  const channels = countChannels();
  for (let turn = 0; turn < 50; turn++) {
    const fields = put(home);
    if (turn % 10 === 0) await untilReady(fields);
    else await whileNothingHappens(turn);
    fields.remove();
  }
  await whileNothingHappens(LINGER);
  expect(countFrames()).to.equal(frames);
  expect(listeners.stop()).to.deep.equal([]);
  const { opened, closed } = channels.stop();
  expect(opened).to.be.at.least(15);
  expect(closed).to.equal(opened);
});

test('what was typed is lost when the fields move to another place, and the payer hears of it', async () => {
  const fields = put(await place());
  await untilReady(fields);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  const codes = codesOf(fields);
  (await place()).append(fields);
  await until(() => codes.includes('field_value_lost'), 'the loss is told');
  expect(await untilPaid(fields)).to.match(/^SC/);
});

test('fields that are not displayed get ready, and work once they are shown', async () => {
  const home = await place();
  home.style.display = 'none';
  const fields = put(home);
  await untilReady(fields);
  home.style.display = '';
  expect(numberOf(fields).querySelector('iframe')?.clientHeight).to.be.greaterThan(10);
  expect(await untilPaid(fields)).to.match(/^SC/);
});

test('what was typed stays while the fields are not displayed', async () => {
  const home = await place();
  const fields = put(home);
  await untilReady(fields);
  await typeCard(fields, sendKeys);
  home.style.display = 'none';
  await whileNothingHappens(200);
  home.style.display = '';
  expect((await fields.tokenize()).token).to.match(/^SC/);
});

test('two groups with fields of the same names stay separate, and share one tokenizer frame', async () => {
  const first = put(await place());
  const second = put(await place());
  await untilReady(first);
  await untilReady(second);
  expect(document.querySelectorAll('iframe[title="Secure payment"]')).to.have.length(1);
  await typeCard(second, sendKeys);
  expect(first.state.fields.cardNumber?.status).to.equal('empty');
  expect((await second.tokenize()).token).to.match(/^SC/);
  const failure = await first.tokenize().catch(({ code }: { code: string }) => code);
  expect(failure).to.equal('fields_invalid');
  first.remove();
  await whileNothingHappens(LINGER);
  expect((await second.tokenize()).token).to.match(/^SC/);
});

test('two vaults on one page make a token each', async () => {
  const first = put(await place());
  const second = put(await place(), markupOf(OTHER_VAULT, await freshKey()));
  await untilReady(second);
  expect(await untilPaid(first)).to.match(/^SC/);
  expect(await untilPaid(second)).to.match(/^SC/);
  const origins = [first, second].map((fields) => new URL(numberOf(fields).querySelector('iframe')?.src ?? '').origin);
  expect(origins).to.deep.equal([VAULT, OTHER_VAULT]);
});

test('a group that is removed while it makes a token says so, and nothing else breaks', async () => {
  const stray: unknown[] = [];
  const record = (event: PromiseRejectionEvent): void => void stray.push(event.reason);
  addEventListener('unhandledrejection', record);
  const fields = put(await place());
  await untilReady(fields);
  await typeCard(fields, sendKeys);
  const outcome = fields.tokenize().then(
    () => 'a token',
    ({ code }: { code: string }) => code,
  );
  fields.remove();
  expect(await outcome).to.match(/^(frame_timeout|field_timeout|field_not_linked|tokenize_failed)$/);
  await whileNothingHappens(LINGER);
  removeEventListener('unhandledrejection', record);
  expect(stray).to.deep.equal([]);
});

test('another key has frames of its own, and the old ones go', async () => {
  const fields = put(await place(), markupOf(OTHER_VAULT, await freshKey()));
  await untilReady(fields);
  const key = await freshKey();
  fields.publishableKey = key;
  await until(() => numberOf(fields).querySelector('iframe')?.src.includes(key) ?? false, 'the frames are others');
  await untilPaid(fields);
  const isAll = (): boolean => [...document.querySelectorAll('iframe')].every(({ src }) => src.includes(key));
  await until(isAll, 'the old frames are gone');
});

test('the same vault written in another way keeps the fields in use', async () => {
  const fields = put(await place());
  await untilReady(fields);
  fields.vault = `${VAULT}/`;
  await until(() => !fields.state.ready, 'the fields are new');
  expect(await untilPaid(fields)).to.match(/^SC/);
});

for (const mode of ['open', 'closed'] as const) {
  test(`inside two ${mode} shadow roots fields are put in, taken out, moved and put in again`, async () => {
    const host = await place();
    const outer = host.attachShadow({ mode });
    const inner = outer.appendChild(document.createElement('section')).attachShadow({ mode });
    const fields = put(inner);
    await untilReady(fields);
    fields.remove();
    expect(host.querySelectorAll('iframe')).to.have.length(0);
    inner.append(fields);
    await untilReady(fields);
    expect(host.querySelectorAll('iframe')).to.have.length(3);
    const other = await place();
    other.append(outer.querySelector('section') as HTMLElement);
    await untilReady(fields);
    expect(host.querySelectorAll('iframe')).to.have.length(0);
    await focusOn(fields, 'cardNumber');
    expect(await untilPaid(fields)).to.match(/^SC/);
  });
}

test('in a page within a page of another origin, and in one of the same, fields work', async () => {
  const script = `<script src="${OTHER_VAULT}/inlay.js" data-vault="${OTHER_VAULT}"`;
  for (const origin of ['', OTHER_VAULT.replace('127.0.0.1', 'localhost')]) {
    const key = await freshKey();
    const markup = `${script} data-publishable-key="${key}"></script>${markupOf(OTHER_VAULT, key)}`;
    const path = origin === '' ? '/any-page' : `${origin}/page`;
    const outer = `<iframe width="500" height="400" src="${path}?${new URLSearchParams({ html: markup })}"></iframe>`;
    const frame = document.createElement('iframe');
    frame.src = `/any-page?${new URLSearchParams({ html: outer })}`;
    (await place()).append(frame);
    await untilInPage(key, `document.querySelector('inlay-fields')?.state?.ready`);
  }
});

test('a second copy of the elements leaves the first alone', async () => {
  const fields = put(await place());
  await untilReady(fields);
  const script = document.createElement('script');
  script.src = `${OTHER_VAULT}/inlay.js`;
  const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
  document.head.append(script);
  await loaded;
  expect(await untilPaid(fields)).to.match(/^SC/);
});

/** Waits until an expression is true in the page that the runner finds by a part of its URL. */
async function untilInPage(part: string, code: string): Promise<void> {
  const isTrue = async (): Promise<boolean> =>
    (await executeServerCommand<{ value: unknown }, object>('in-page', { part, code })).value === true;
  await until(isTrue, `${code} in ${part}`);
}

/** Counts the listeners on window and document that are added from now on and not removed. */
function countListeners(): { stop(): string[] } {
  // oxlint-disable-next-line typescript/unbound-method -- they are called with their targets.
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const open: { target: EventTarget; type: string; listener: unknown }[] = [];
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const entry = { target: this, type, listener };
    if (this === window || this === document) {
      const isKnown = open.some((other) => other.target === this && other.type === type && other.listener === listener);
      if (!isKnown) open.push(entry);
      const signal = typeof options === 'object' ? options.signal : undefined;
      if (signal) add.call(signal, 'abort', () => open.splice(open.indexOf(entry), 1));
    }
    add.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const index = open.findIndex(
      (other) => other.target === this && other.type === type && other.listener === listener,
    );
    if (index >= 0) open.splice(index, 1);
    remove.call(this, type, listener, options);
  };
  return {
    stop: () => {
      EventTarget.prototype.addEventListener = add;
      EventTarget.prototype.removeEventListener = remove;
      return open.map(({ type }) => type);
    },
  };
}

/** Counts the message channels that the page opens, and those that it closes. */
function countChannels(): { stop(): { readonly opened: number; readonly closed: number } } {
  const { MessageChannel: Channel } = window;
  // oxlint-disable-next-line typescript/unbound-method -- it is called with its port.
  const { close } = MessagePort.prototype;
  const opened = new Set<MessagePort>();
  const closed = new Set<MessagePort>();
  window.MessageChannel = class extends Channel {
    constructor() {
      super();
      opened.add(this.port1);
    }
  };
  MessagePort.prototype.close = function () {
    if (opened.has(this)) closed.add(this);
    close.call(this);
  };
  return {
    stop: () => {
      window.MessageChannel = Channel;
      MessagePort.prototype.close = close;
      return { opened: opened.size, closed: closed.size };
    },
  };
}
