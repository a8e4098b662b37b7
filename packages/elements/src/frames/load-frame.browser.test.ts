import { expect, fixture, html } from '@open-wc/testing';
import VAULT from 'troubled-vault';
import '../define/all.ts';
import type { InlayFields } from '../group/inlay-fields.ts';
import { until, untilReady, whileNothingHappens } from '../card-form.test-support.ts';
import { codesOf, fieldsOf, freshKey, setTrouble, type Trouble } from './trouble.test-support.ts';

interface Mounted {
  readonly fields: InlayFields;
  readonly codes: string[];
  /** Milliseconds since the fields were put into the page. */
  readonly elapsed: () => number;
}

async function mount(markup: string): Promise<Mounted> {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const codes = codesOf(place);
  const start = performance.now();
  place.innerHTML = markup;
  const fields = place.querySelector('inlay-fields') as InlayFields;
  return { fields, codes, elapsed: () => performance.now() - start };
}

async function mountTroubled(trouble: Trouble): Promise<Mounted & { readonly key: string }> {
  const key = await freshKey(trouble);
  return { key, ...(await mount(fieldsOf(key))) };
}

function untilFailed({ codes, elapsed }: Mounted, milliseconds: number): Promise<void> {
  return until(() => codes.length >= 2, 'both fields failed', milliseconds - elapsed());
}

function untilReadyWithin({ fields }: Mounted, milliseconds: number): Promise<void> {
  return until(() => fields.state.ready, 'the fields are ready', milliseconds);
}

test('a key that the vault does not know is told at once, since the document says so', async () => {
  const mounted = await mount(fieldsOf('pk_live_unknown'));
  await untilFailed(mounted, 900);
  expect(mounted.codes).to.deep.equal(['credentials_invalid', 'credentials_invalid']);
});

test('a page that the key does not list is told, where the browser keeps the frames out', async () => {
  const mounted = await mountTroubled({ refuses: true });
  await untilFailed(mounted, 4_000);
  expect(mounted.codes).to.deep.equal(['origin_refused', 'origin_refused']);
});

test('a page that the key does not list is told, where the document does not answer it', async () => {
  const mounted = await mountTroubled({ refuses: 'by itself' });
  await untilFailed(mounted, 6_000);
  expect(mounted.codes).to.deep.equal(['origin_refused', 'origin_refused']);
});

test('an error page of a proxy is asked past, and nobody hears of it', async () => {
  const mounted = await mountTroubled({ pages: true, onlyFirst: true });
  await untilReadyWithin(mounted, 5_000);
  expect(mounted.codes).to.deep.equal([]);
});

test('a request that hangs is asked again, and nobody hears of it', async () => {
  const mounted = await mountTroubled({ hangs: true, onlyFirst: true });
  await untilReadyWithin(mounted, 9_000);
  expect(mounted.codes).to.deep.equal([]);
});

test('what is slow where everything is slow is let load, and not begun anew', async () => {
  const mounted = await mountTroubled({ delay: 6_500, isDiagnosed: false });
  await untilReadyWithin(mounted, 9_500);
  expect(mounted.codes).to.deep.equal([]);
  expect(mounted.fields.querySelector('iframe')?.src).not.to.include('again');
});

test('a vault that shows an error page for ever is a failure after ten seconds, and then no more is tried', async () => {
  const mounted = await mountTroubled({ pages: true });
  await untilFailed(mounted, 11_000);
  expect(mounted.elapsed()).to.be.within(9_500, 10_500);
  expect(mounted.codes).to.deep.equal(['frame_timeout', 'frame_timeout']);
  const { src } = mounted.fields.querySelector('iframe') as HTMLIFrameElement;
  await whileNothingHappens(2_000);
  expect(mounted.fields.querySelector('iframe')?.src).to.equal(src);
});

test('a frame that the page leads elsewhere comes back, and the loss is told', async () => {
  const mounted = await mount(fieldsOf(await freshKey()));
  await untilReady(mounted.fields);
  const number = mounted.fields.querySelector('inlay-card-number') as HTMLElementTagNameMap['inlay-card-number'];
  await number.enterText('cardNumber', '4111');
  await until(() => number.state.status === 'incomplete', 'a part is typed');
  (number.querySelector('iframe') as HTMLIFrameElement).src = `${VAULT}/page?html=elsewhere`;
  await until(() => mounted.codes.includes('field_value_lost'), 'the loss is told');
  await untilReadyWithin(mounted, 5_000);
});

test('a frame that loads another document of a field tells the loss', async () => {
  const mounted = await mount(fieldsOf(await freshKey()));
  await untilReady(mounted.fields);
  const number = mounted.fields.querySelector('inlay-card-number') as HTMLElementTagNameMap['inlay-card-number'];
  await number.enterText('cardNumber', '4111');
  await until(() => number.state.status === 'incomplete', 'a part is typed');
  const frame = number.querySelector('iframe') as HTMLIFrameElement;
  frame.src = frame.src.replace('#', '?again=7#');
  await until(() => mounted.codes.includes('field_value_lost'), 'the loss is told');
  await untilReady(mounted.fields);
});

test('a tokenizer frame that the page leads elsewhere comes back, and is found', async () => {
  const mounted = await mount(fieldsOf(await freshKey()));
  await untilReady(mounted.fields);
  const { fields } = mounted;
  for (const [name, text] of [
    ['cardNumber', '4111111111111111'],
    ['cardExpiry', '1230'],
  ] as const) {
    const field = [...fields.children].find(
      (each) => (each as HTMLElementTagNameMap['inlay-card-number']).names[0] === name,
    );
    await (field as HTMLElementTagNameMap['inlay-card-number']).enterText(name, text);
  }
  await until(() => fields.state.complete, 'the card is complete');
  const tokenizer = document.querySelector('body > iframe[title="Secure payment"]') as HTMLIFrameElement;
  tokenizer.src = `${VAULT}/page?html=elsewhere`;
  await new Promise((resolve) => tokenizer.addEventListener('load', resolve, { once: true }));
  expect((await fields.tokenize()).token).to.match(/^SC/);
  expect(mounted.codes).to.deep.equal([]);
});

async function mountBesideMarkup(milliseconds: number): Promise<Mounted & { readonly tokenizer: HTMLIFrameElement }> {
  const key = await freshKey();
  const src = `${VAULT}/frames/1/${key}#role=tokenizer`;
  const tokenizer = await fixture<HTMLIFrameElement>(html`<iframe src=${src} title="Secure payment"></iframe>`);
  // The frame gives up waiting for a script by the clock.
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return { tokenizer, ...(await mount(fieldsOf(key))) };
}

test('a frame of the markup that was loaded before the script comes back when the page leads it elsewhere', async () => {
  const { tokenizer, ...mounted } = await mountBesideMarkup(1_000);
  await untilReady(mounted.fields);
  const { src } = tokenizer;
  tokenizer.src = `${VAULT}/page?html=elsewhere`;
  await until(() => tokenizer.src.startsWith(src.replace('#role=tokenizer', '')), 'it is led back');
  expect(tokenizer.src).to.contain('again=1');
});

test('a frame of the markup stops waiting after ten seconds, and a script that comes later loads it anew', async function (this: {
  timeout(milliseconds: number): void;
}) {
  this.timeout(25_000);
  const heard: unknown[] = [];
  const hear = ({ data }: MessageEvent): number => heard.push(data);
  addEventListener('message', hear);
  const { tokenizer, ...mounted } = await mountBesideMarkup(12_000);
  removeEventListener('message', hear);
  expect(heard.filter((word) => word === 'inlay-waiting').length).to.be.within(1, 200);
  await until(() => tokenizer.src.includes('again=1'), 'it is loaded again', 9_000 - mounted.elapsed());
  await untilReady(mounted.fields);
  expect(mounted.codes).to.deep.equal([]);
});

test('what is tried again is no step in the history of the page', async () => {
  const before = history.length;
  const { key, fields, ...mounted } = await mountTroubled({ refuses: true });
  await untilFailed({ fields, ...mounted }, 4_000);
  await setTrouble(key, {});
  fields.retry();
  await untilReady(fields);
  expect(history.length).to.equal(before);
});

test('a policy of the page that keeps the frames out is told at once', async () => {
  const script = `<script src="${VAULT}/inlay.js"></script>`;
  const record = `<script nonce="test">codes = []; addEventListener('inlay-error', ({ error }) => codes.push(error.code))</script>`;
  for (const policy of [`frame-src https://elsewhere.example`, `child-src 'none'`, `default-src 'none'`]) {
    const query = new URLSearchParams({
      html: record + script + fieldsOf(await freshKey()),
      policy: `${policy}; script-src ${VAULT} 'nonce-test'`,
    });
    const page = await fixture<HTMLIFrameElement>(html`<iframe src="/any-page?${query}"></iframe>`);
    const codes = (): string[] => (page.contentWindow as unknown as { codes?: string[] }).codes ?? [];
    await until(() => codes().length === 2, 'both fields failed');
    expect(codes()).to.deep.equal(['frame_blocked', 'frame_blocked']);
  }
});

test('a policy of the page that only reports keeps nothing out', async () => {
  const mounted = await mount(fieldsOf(await freshKey()));
  const violation = new SecurityPolicyViolationEvent('securitypolicyviolation', {
    blockedURI: `${VAULT}/frames/1/x`,
    disposition: 'report',
    documentURI: location.href,
    effectiveDirective: 'frame-src',
    violatedDirective: 'frame-src',
    originalPolicy: 'frame-src',
    statusCode: 200,
  });
  document.dispatchEvent(violation);
  await untilReady(mounted.fields);
  expect(mounted.codes).to.deep.equal([]);
});
