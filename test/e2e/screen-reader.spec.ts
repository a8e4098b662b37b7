import { expect, type Frame, type Page } from '@playwright/test';
import { Checkout } from './checkout.ts';
import { servePage } from './one-page.ts';
import { test } from './site.ts';

/** What a screen reader is handed of an element. */
interface Heard {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly invalid: boolean;
}

/** The tree that the browser builds for assistive technology, of a page or of one frame of another site. */
async function heardIn(where: Page | Frame): Promise<Heard[]> {
  const context = ('context' in where ? where : where.page()).context();
  const session = await context.newCDPSession(where);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [] }) => {
      const is = (property: string) =>
        String(properties.find((one) => one.name === property)?.value.value ?? false) === 'true';
      return {
        role: String(role?.value),
        name: String(name?.value ?? ''),
        description: String(description?.value ?? ''),
        required: is('required'),
        invalid: is('invalid'),
      };
    });
}

/** Writes down every sentence that appears in a live region, in the page, its shadow roots and all frames. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const LIVE = '[aria-live=polite], [aria-live=assertive], [role=alert], [role=status]';
    const spoken: string[] = [];
    Object.assign(globalThis, { spoken });
    const observer = new MutationObserver((records) => {
      const regions = records.map(({ target }) =>
        (target instanceof Element ? target : target.parentElement)?.closest(LIVE),
      );
      const texts = records.flatMap((_, index) => regions[index]?.textContent || []);
      spoken.push(...texts);
    });
    const watch = (root: Node) => observer.observe(root, { subtree: true, childList: true, characterData: true });
    watch(document);
    const attach: (init: ShadowRootInit) => ShadowRoot = Reflect.get(Element.prototype, 'attachShadow');
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      watch(root);
      return root;
    };
  });
  return async () => {
    // What comes late would be heard as well.
    await page.waitForTimeout(700);
    const all = page
      .frames()
      .map((frame) => frame.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken));
    return (await Promise.all(all)).flat();
  };
}

const LABELS = {
  'inlay-card-number': 'Card number',
  'inlay-card-expiry': 'Expiry date',
  'inlay-card-code': 'Security code',
  'inlay-cardholder-name': 'Name on card',
} as const;

test('each input is heard once, by its label, and with its error once the form was refused', async ({ page, site }) => {
  const fields = Object.entries(LABELS).map(([tag, label]) => `<${tag} label="${label}" required></${tag}>`);
  const form = `<form method="post"><inlay-fields>${fields.join('')}</inlay-fields><button>Pay</button></form>`;
  const served = await servePage(site, '', form);
  await page.goto(served.url);
  await expect(page.locator('inlay-fields:state(ready)')).toBeVisible();
  const inputs = async (tag: string): Promise<Heard[]> => {
    const frame = await (await page.locator(`${tag} > iframe`).elementHandle())?.contentFrame();
    return frame ? (await heardIn(frame)).filter(({ role }) => role === 'textbox') : [];
  };
  const heard = { role: 'textbox', description: '', required: true, invalid: false };
  for (const [tag, name] of Object.entries(LABELS)) expect(await inputs(tag)).toEqual([{ ...heard, name }]);
  await page.getByRole('button', { name: 'Pay' }).press('Enter');
  for (const [tag, name] of Object.entries(LABELS)) {
    const wrong = { ...heard, name, description: 'Fill in this field.', invalid: true };
    await expect.poll(() => inputs(tag)).toEqual([wrong]);
  }
  const around = await heardIn(page);
  for (const label of Object.values(LABELS)) {
    const roles = around.filter(({ name }) => name === label).map(({ role }) => role);
    expect(roles, 'the label that is seen is not read as well').toEqual(['Iframe']);
  }
  served.close();
});

test('an error is read aloud once, when its field is left, and others are not read with it', async ({ page, site }) => {
  const spoken = await listen(page);
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.input('number').click();
  await page.keyboard.type('4111111111111112');
  expect(await spoken(), 'nothing is said while the payer types').toEqual([]);
  await page.keyboard.press('Tab');
  expect(await spoken()).toEqual(['The card number is not valid.']);
  await page.keyboard.type('0120');
  await page.keyboard.press('Tab');
  expect(await spoken()).toEqual(['The card number is not valid.', 'The card has expired.']);
});

test('of several fields in one frame, each error is read aloud once', async ({ page, site }) => {
  const spoken = await listen(page);
  const served = await servePage(
    site,
    '',
    '<form method="post"><inlay-fields><inlay-card></inlay-card></inlay-fields></form>',
  );
  await page.goto(served.url);
  const input = (name: string) => page.frameLocator('inlay-card > iframe').locator(`input[name="${name}"]`);
  await input('cardnumber').click();
  await page.keyboard.type('4111111111111112');
  await page.keyboard.press('Tab');
  await expect(input('cc-exp')).toBeFocused();
  await page.keyboard.type('0120');
  await page.keyboard.press('Tab');
  expect(await spoken()).toEqual(['The card number is not valid.', 'The card has expired.']);
  served.close();
});

test('a refused form leads to its first error and reads that one, not all of them at once', async ({ page, site }) => {
  const spoken = await listen(page);
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.payButton().press('Enter');
  await expect(checkout.input('number')).toBeFocused();
  await expect(checkout.input('number')).toHaveAccessibleDescription('Fill in this field.');
  expect((await spoken()).length).toBeLessThanOrEqual(1);
});

test('fields that do not load are told of once, however many they are', async ({ page, site }) => {
  const spoken = await listen(page);
  await page.route(`${site.vault}/frames/**`, (route) => route.abort());
  await page.goto(`${site.shop}/checkout`);
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect(retry).toBeVisible({ timeout: 12_000 });
  expect(await spoken()).toEqual([expect.stringContaining('did not load')]);
});
