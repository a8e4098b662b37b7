import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import VAULT from 'dev-vault';
import STALE_VAULT from 'stale-vault';
import '../define/all.ts';
import type { InlayErrorEvent } from '../events/inlay-error-event.ts';
import type { InlayFields } from '../group/inlay-fields.ts';
import { untilReady } from '../card-form.test-support.ts';

async function mount(vault: string): Promise<InlayFields> {
  return fixture<InlayFields>(html`
    <inlay-fields vault=${vault} publishable-key="pk_test_demo">
      <inlay-card-number label="Card number"></inlay-card-number>
    </inlay-fields>
  `);
}

async function nextError(fields: InlayFields): Promise<string> {
  return ((await oneEvent(fields, 'inlay-error')) as unknown as InlayErrorEvent).error.code;
}

test('a frame that speaks no common protocol is loaded once more past the cache, then reported', async () => {
  const fields = await mount(STALE_VAULT);
  expect(await nextError(fields)).to.equal('protocol_version_mismatch');
  expect(fields.querySelector('iframe')?.src).to.include('?again=1#');
});

test('a vault that does not answer is reported, to the listener and to who asks for a token', async () => {
  const fields = await mount('http://127.0.0.1:9');
  const told = nextError(fields);
  const failure = await fields.tokenize().catch((error: { code: string }) => error.code);
  expect([await told, failure]).to.deep.equal(['frame_timeout', 'frame_timeout']);
  const before = performance.now();
  await fields.tokenize().catch(() => {});
  expect(performance.now() - before).to.be.lessThan(1_000);
});

test('a frame that loads again is linked again', async () => {
  const fields = await mount(VAULT);
  await untilReady(fields);
  const frame = fields.querySelector('iframe') as HTMLIFrameElement;
  frame.src = frame.src.replace('#', '?again=7#');
  await oneEvent(fields, 'inlay-ready');
});
