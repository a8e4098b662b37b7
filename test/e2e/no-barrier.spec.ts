import { expect, type Page } from '@playwright/test';
import { Checkout } from './checkout.ts';
import { disableAll, enterAll, openElements, serveElements } from './every-element.ts';
import { test } from './site.ts';
import { violations } from './violations.ts';

/** What brings every field of a page into a state, one after another. */
const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  empty: async () => {},
  filled: (page) => enterAll(page),
  refused: async (page) => {
    await enterAll(page, {});
    await page.getByRole('button', { name: 'Pay' }).press('Enter');
    await expect(page.locator('inlay-fields :state(invalid)').first()).toBeVisible();
  },
  disabled: (page) => disableAll(page, true),
};

for (const [family, colorScheme, root] of [
  ['card', 'light', 'lang="en"'],
  ['card', 'dark', 'lang="ar" dir="rtl"'],
  ['bank', 'dark', 'lang="en"'],
] as const) {
  test(`no tool finds a barrier in the ${family} elements, empty, filled, refused and disabled (${colorScheme}, ${root})`, async ({
    page,
    site,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    const served = await serveElements(site, { family, root });
    await openElements(page, served.url);
    const found: string[] = [];
    for (const [state, bring] of Object.entries(STATES)) {
      await bring(page);
      // A border may fade.
      await page.waitForTimeout(200);
      found.push(...(await violations(page)).map((violation) => `${state}: ${violation}`));
    }
    expect(found).toEqual([]);
    served.close();
  });
}

for (const theme of ['soft', 'line', 'contrast']) {
  test(`no tool finds a barrier in the theme ${theme}, refused, by day and by night`, async ({ page, site }) => {
    test.setTimeout(90_000);
    const head = `<link rel="stylesheet" href="${site.vault}/themes/${theme}.css">`;
    const served = await serveElements(site, { family: 'bank', head });
    await openElements(page, served.url);
    await page.getByRole('button', { name: 'Pay' }).press('Enter');
    await expect(page.locator('inlay-routing-number:state(invalid)')).toBeVisible();
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // A border may fade.
      await page.waitForTimeout(300);
      found.push(...(await violations(page)).map((violation) => `${colorScheme}: ${violation}`));
    }
    expect(found).toEqual([]);
    served.close();
  });
}

test('no tool finds a barrier where fields did not load and offer to try again', async ({ page, site }) => {
  await page.route(`${site.vault}/frames/**`, (route) => route.abort());
  await page.goto(`${site.shop}/checkout`);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 12_000 });
  expect(await violations(page)).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no tool finds a barrier in a refused checkout, ${colorScheme}`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme });
    const checkout = new Checkout(page);
    await checkout.open(`${site.shop}/checkout`);
    await checkout.fillContact();
    await checkout.fillCard({ number: '4111111111111112', expiry: '0120' });
    await checkout.payButton().press('Enter');
    await expect(page.locator('inlay-fields :state(invalid)')).toHaveCount(4);
    expect(await violations(page)).toEqual([]);
  });
}
