import { expect } from 'vitest';
import { sourceOf } from './driver.ts';
import { firefox } from './firefox.ts';
import { startFirefoxInside } from './firefox-inside.ts';
import type { Marionette } from './marionette.ts';
import type { Field } from './payer.ts';
import { form, inEngine } from './scene.ts';

const CARD = { 'cc-number': '4111111111111111', 'cc-name': 'Ada Fields', 'cc-exp-month': 12, 'cc-exp-year': 2030 };

/** The fields that Firefox keeps. It keeps no security code. */
const KEPT: { readonly [field in Field]?: string } = { number: 'cc-number', expiry: 'cc-exp', name: 'cc-name' };

/**
 * What Firefox does when the payer picks a stored card from the list below a field. Waits until it found all the fields,
 * which it does when one is focused.
 */
async function pickCard(name: string, card: typeof CARD): Promise<string[]> {
  const { gBrowser } = window as any;
  const context = gBrowser.selectedBrowser.browsingContext.children[0];
  for (let left = 100; left > 0; left--) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const actor = context.currentWindowGlobal.getActor('FormAutofill');
    const found = [...actor.sectionsByRootId.values()].flat().flatMap((section) => section.fieldDetails);
    const picked = found.find(({ fieldName }) => fieldName === name);
    if (!picked || found.length < 3) continue;
    await actor.autofillFields(picked.elementId, { guid: 'card', 'cc-exp': '2030-12', ...card });
    return found.map(({ fieldName }) => fieldName);
  }
  return [];
}

let marionette: Marionette;
const inside = {
  ...firefox,
  async start() {
    const started = await startFirefoxInside();
    ({ marionette } = started);
    return started.driver;
  },
};

await inEngine(inside, (check) => {
  for (const [field, name] of Object.entries(KEPT)) {
    check(
      `autofill from the ${field} fills all frames, and the form pays`,
      async ({ driver, payer, show, expectPaid }) => {
        await payer.open(show(form()));
        await payer.enter(field as Field);
        const found = await marionette.inBrowser(sourceOf(pickCard, [name, CARD]));
        expect(found).toContain('cc-number');
        await payer.expectValue('number', '4111 1111 1111 1111');
        await payer.expectValue('expiry', '12 / 30');
        await payer.expectValue('name', 'Ada Fields');
        await payer.fill({ code: '111' });
        await driver.click('#pay');
        await expectPaid();
      },
    );
  }
});
