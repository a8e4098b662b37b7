import { expect } from 'vitest';
import { chromium, startChromium } from './chromium.ts';
import { FIELD_NAMES, FIELDS, frameOf } from './payer.ts';
import { form, inEngine } from './scene.ts';

const CARD = { number: '4111111111111111', name: 'Ada Fields', expiryMonth: '12', expiryYear: '2030', cvc: '111' };

let started: Awaited<ReturnType<typeof startChromium>>;
const inside = {
  ...chromium,
  /** The small Chromium that comes with the install has no autofill. */
  async missing() {
    const missing = await chromium.missing();
    if (missing !== undefined) return missing;
    const { driver, page } = await startChromium();
    const session = await page.context().newCDPSession(page);
    const enabled = await session.send('Autofill.enable').catch(() => undefined);
    await driver.close();
    return enabled ? undefined : 'a Chromium that fills in cards (chromium)';
  },
  async start() {
    started = await startChromium();
    return started.driver;
  },
};

/** What Chromium does when the payer picks a stored card from the list below a field. */
async function pickCard(frameSelector: string, inputSelector: string): Promise<void> {
  const session = await started.page.context().newCDPSession(await started.frameOf(frameSelector));
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: inputSelector });
  const { node } = await session.send('DOM.describeNode', { nodeId });
  const { frameTree } = await session.send('Page.getFrameTree');
  await session.send('Autofill.trigger', { fieldId: node.backendNodeId, frameId: frameTree.frame.id, card: CARD });
  await session.detach();
}

await inEngine(inside, (check) => {
  for (const field of FIELD_NAMES) {
    check(
      `autofill from the ${field} fills all frames, and the form pays`,
      async ({ driver, payer, show, expectPaid }) => {
        await payer.open(show(form()));
        await payer.enter(field);
        await pickCard(frameOf(field), FIELDS[field].input);
        await payer.expectValue('number', '4111 1111 1111 1111');
        await payer.expectValue('expiry', '12 / 30');
        await payer.expectValue('code', '111');
        await payer.expectValue('name', 'Ada Fields');
        const autofilled = await driver.run(() =>
          [...document.querySelectorAll('form *')]
            .filter((each) => each.matches(':state(autofilled)'))
            .map(({ id }) => id),
        );
        expect(autofilled).toEqual(FIELD_NAMES);
        await driver.click('#pay');
        await expectPaid();
      },
    );
  }
});
