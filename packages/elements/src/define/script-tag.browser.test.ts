import { expect, fixture, html } from '@open-wc/testing';
import VAULT from 'dev-vault';
import { until, whileNothingHappens } from '../card-form.test-support.ts';

const KEY = 'pk_test_demo';
const SCRIPT = `<script src="${VAULT}/inlay.js" data-vault="${VAULT}" data-publishable-key="${KEY}"></script>`;
const FIELDS = `
  <inlay-fields>
    <inlay-card-number label="Card number" required></inlay-card-number>
    <inlay-card-expiry label="Expiry" required></inlay-card-expiry>
  </inlay-fields>
`;

interface State {
  readonly state: { readonly ready: boolean };
}

/** Opens a page of its own, in a frame, under a content security policy. */
async function open(content: string, policy = ''): Promise<Window & typeof globalThis> {
  const query = new URLSearchParams({ html: content, policy });
  const frame = await fixture<HTMLIFrameElement>(html`<iframe src="/any-page?${query}" width="600"></iframe>`);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  return frame.contentWindow as Window & typeof globalThis;
}

async function untilReady(page: Window): Promise<void> {
  const isReady = (fields: Element): boolean => (fields as unknown as State).state.ready;
  await until(() => [...page.document.querySelectorAll('inlay-fields')].every(isReady), 'the fields are ready');
}

function tokenizers(page: Window): number {
  return page.document.querySelectorAll('iframe[title="Secure payment"]').length;
}

test('one script tag makes fields that need no attributes of their own', async () => {
  const page = await open(SCRIPT + FIELDS);
  await untilReady(page);
  expect(tokenizers(page)).to.equal(1);
});

test('a page with more fonts than a frame takes has its fields all the same', async () => {
  const fonts = Array.from({ length: 12 }, (_, index) => `'Some Font of the System ${index}'`).join(', ');
  const page = await open(`<style>body { font-family: ${fonts}, serif }</style>${SCRIPT}${FIELDS}`);
  await untilReady(page);
});

test('the tokenizer frame starts before the body is there', async () => {
  const probe = `<script>early = document.body === null && document.querySelectorAll('iframe').length</script>`;
  const page = await open(`<head>${SCRIPT}${probe}</head><body>${FIELDS}</body>`);
  expect((page as unknown as { early: number }).early).to.equal(1);
  await untilReady(page);
  expect(tokenizers(page)).to.equal(1);
});

test('a second copy of the script changes nothing', async () => {
  const page = await open(SCRIPT + SCRIPT + FIELDS);
  await untilReady(page);
  expect(tokenizers(page)).to.equal(1);
});

for (const [copy, count, forget] of [
  ['shares the frame of the script tag', 1, ''],
  [
    'of another kind makes a frame of its own',
    2,
    'for (const key of Object.getOwnPropertySymbols(self)) delete self[key];',
  ],
] as const) {
  test(`a copy that the page bundles ${copy}, and both stay`, async () => {
    const options = JSON.stringify({ vault: VAULT, publishableKey: KEY });
    const bundle = `<script type="module">${forget}
      const { prewarm } = await import('/packages/elements/src/frames/tokenizers.ts');
      prewarm(${options});
      self.isWarm = true;
    </script>`;
    const page = await open(SCRIPT + FIELDS + bundle);
    await untilReady(page);
    await until(() => 'isWarm' in page, 'the bundle ran');
    const frames = [...page.document.querySelectorAll<HTMLIFrameElement>('iframe[title="Secure payment"]')];
    expect(frames).to.have.length(count);
    await whileNothingHappens(4_000);
    for (const frame of frames) {
      expect(frame.isConnected).to.equal(true);
      expect(frame.src).not.to.contain('again');
    }
  });
}

test('a page that allows script and frames of the vault and nothing else is enough', async () => {
  const record = `document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective))`;
  const start = `<script nonce="test">violations = []; ${record}</script>`;
  const policy = `default-src 'none'; script-src ${VAULT} 'nonce-test'; frame-src ${VAULT}`;
  const page = await open(start + SCRIPT + FIELDS, policy);
  await untilReady(page);
  expect((page as unknown as { violations: string[] }).violations).to.deep.equal([]);
});

test('a page that allows no Trusted Types policy at all is enough', async () => {
  const page = await open(SCRIPT + FIELDS, `require-trusted-types-for 'script'; trusted-types 'none'`);
  await untilReady(page);
});

test('an error of the page stands in the console as a sentence', async () => {
  const record = `<script>said = []; console.error = (text) => said.push(text)</script>`;
  const page = await open(`${record}${SCRIPT}<inlay-card-number label="Card number"></inlay-card-number>`);
  const said = (): string[] => (page as unknown as { said: string[] }).said;
  await until(() => said().length > 0, 'something is said');
  expect(said()).to.deep.equal([
    '<inlay-card-number> group_missing: The field stands outside <inlay-fields>. Put it inside.',
  ]);
});
