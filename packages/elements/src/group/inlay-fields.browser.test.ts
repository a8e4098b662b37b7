import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/all.ts';
import type { InlayFields } from './inlay-fields.ts';

const VAULT = await (await fetch('/dev-vault')).text();

test('four typed fields become a token', async () => {
  const fields = await fixture<InlayFields>(html`
    <inlay-fields vault=${VAULT} publishable-key="pk_test_demo">
      <inlay-card-number label="Card number" required></inlay-card-number>
      <inlay-card-expiry label="Expiry" required></inlay-card-expiry>
      <inlay-card-code label="Security code" required></inlay-card-code>
    </inlay-fields>
  `);
  if (!fields.state.ready) await oneEvent(fields, 'inlay-ready');
  for (const [name, text] of [
    ['cardNumber', '4111111111111111'],
    ['cardExpiry', '1230'],
    ['cardCode', '111'],
  ] as const) {
    fields.focus(name);
    await new Promise((r) => setTimeout(r, 50));
    await sendKeys({ type: text });
  }
  await new Promise((r) => setTimeout(r, 100));
  console.log(JSON.stringify(fields.state));
  const made = await fields.tokenize();
  console.log(JSON.stringify(made));
  expect(made.token).to.match(/^SC/);
});
