import { expect, type Locator, type Page } from '@playwright/test';
import { Checkout, GOOD_CARD } from './checkout.ts';
import { servePage } from './one-page.ts';
import { test } from './site.ts';

const CARD = `<form method="post" action="/paid"><label>Before <input name="before"></label><inlay-fields>
  <inlay-card-number label="Card number" required></inlay-card-number>
  <inlay-card-expiry-month label="Month" as="select" required></inlay-card-expiry-month>
  <inlay-card-expiry-year label="Year" required></inlay-card-expiry-year>
  <inlay-card-code label="Security code" required></inlay-card-code></inlay-fields><button>Pay</button></form>`;

function control(page: Page, tag: string): Locator {
  return page.frameLocator(`${tag} > iframe`).locator('input, select').first();
}

/** What tells where the focus is. */
function ringOf(box: Locator): Promise<string> {
  return box.evaluate((element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, borderWidth } = getComputedStyle(element);
    return JSON.stringify({ outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, borderWidth });
  });
}

test('the whole purchase, from the first key to the receipt, without a mouse', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await page.getByLabel('Email').focus();
  await page.keyboard.type('ada@example.com');
  for (const [label, text] of [
    ['Full name', 'Ada Fields'],
    ['Street and number', '100 Queen Street West'],
    ['Postal code', 'M5H 2N2'],
    ['City', 'Toronto'],
  ] as const) {
    for (let tabs = 0; tabs < 3; tabs++) {
      await page.keyboard.press('Tab');
      if (await page.getByLabel(label).evaluate((input) => input === document.activeElement)) break;
    }
    await expect(page.getByLabel(label)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  }
  await page.getByLabel('Country').focus();
  for (const field of ['number', 'expiry', 'code', 'name'] as const) {
    await page.keyboard.press('Tab');
    await expect(checkout.input(field)).toBeFocused();
    await page.keyboard.type(GOOD_CARD[field]);
  }
  await page.keyboard.press('Enter');
  await expect(checkout.receipt()).toContainText('Visa ending in 1111');
});

test('a choice is made by arrow keys, of a month and of a network, and nothing traps', async ({ page, site }) => {
  const served = await servePage(site, '', CARD);
  await page.goto(served.url);
  await control(page, 'inlay-card-number').focus();
  await page.keyboard.type('4970100000000006');
  await expect(page.getByRole('group', { name: 'Card network' })).toBeVisible();
  await page.keyboard.press('Tab');
  const networks = page.getByRole('radio');
  await expect(networks.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(networks.nth(1)).toBeChecked();
  await page.keyboard.press('Tab');
  const month = control(page, 'inlay-card-expiry-month');
  await expect(month).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(month).toHaveValue('02');
  await page.keyboard.press('Tab');
  await expect(control(page, 'inlay-card-expiry-year')).toBeFocused();
  await page.keyboard.type('31');
  await page.keyboard.press('Tab');
  await expect(control(page, 'inlay-card-code')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Pay' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(control(page, 'inlay-card-code')).toBeFocused();
  served.close();
});

test('a refused submit leads to the first error, and a disabled field is no stop', async ({ page, site }) => {
  const served = await servePage(site, '', CARD);
  await page.goto(served.url);
  await control(page, 'inlay-card-number').fill('4111111111111111');
  await page.getByRole('button', { name: 'Pay' }).focus();
  await page.keyboard.press('Enter');
  await expect(control(page, 'inlay-card-expiry-month')).toBeFocused();
  await page.locator('inlay-card-expiry-year').evaluate((field: HTMLElement & { disabled: boolean }) => {
    field.disabled = true;
  });
  await expect(control(page, 'inlay-card-expiry-year')).toBeDisabled();
  await page.keyboard.press('Tab');
  await expect(control(page, 'inlay-card-code')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(control(page, 'inlay-card-expiry-month')).toBeFocused();
  served.close();
});

test('fields that did not load are tried again by Enter, and the focus goes on to them', async ({ page, site }) => {
  await page.route(`${site.vault}/frames/**`, (route) => route.abort());
  const served = await servePage(site, '', CARD);
  await page.goto(served.url);
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect(retry).toBeVisible({ timeout: 12_000 });
  await page.unroute(`${site.vault}/frames/**`);
  await page.getByLabel('Before').focus();
  await page.keyboard.press('Tab');
  await expect(retry, 'dead fields are no stops').toBeFocused();
  await page.keyboard.press('Enter');
  await expect(control(page, 'inlay-card-number')).toBeFocused();
  served.close();
});

test('who looks elsewhere while fields are tried again comes back to them', async ({ page, context, site }) => {
  const frames = `${site.vault}/frames/**`;
  await page.route(frames, (route) => route.abort());
  const served = await servePage(site, '', CARD);
  await page.goto(served.url);
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect(retry).toBeVisible({ timeout: 12_000 });
  await page.unroute(frames);
  let goOn = (): void => {};
  const isAway = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(frames, (route) => isAway.then(() => route.continue()));
  await retry.focus();
  await page.keyboard.press('Enter');
  // Else every page believes that it is in front.
  const browser = await context.newCDPSession(page);
  await browser.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const other = await context.newPage();
  await other.bringToFront();
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false);
  goOn();
  await expect(page.locator('inlay-fields:state(ready)')).toBeAttached();
  await other.close();
  await page.bringToFront();
  await browser.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await expect(control(page, 'inlay-card-number')).toBeFocused();
  served.close();
});

for (const theme of ['', 'soft', 'line', 'contrast']) {
  for (const forcedColors of ['none', 'active'] as const) {
    const look = `${theme || 'own'} look${forcedColors === 'active' ? ' in forced colors' : ''}`;
    test(`the focus is seen in the ${look}, also on a field with an error`, async ({ page, site }) => {
      await page.emulateMedia({ forcedColors, reducedMotion: 'reduce' });
      const head = theme && `<link rel="stylesheet" href="${site.vault}/themes/${theme}.css">`;
      const served = await servePage(site, head, CARD);
      await page.goto(served.url);
      const box = page.locator('inlay-card-number [part=frame]');
      const input = control(page, 'inlay-card-number');
      await expect(input).toBeEditable();
      const before = await ringOf(box);
      await input.focus();
      await expect.poll(() => ringOf(box)).not.toBe(before);
      await page.keyboard.type('4111111111111112');
      await page.getByLabel('Before').focus();
      await expect(page.locator('inlay-card-number:state(invalid)')).toBeVisible();
      await expect(page.locator('inlay-card-number:state(focused)')).toHaveCount(0);
      const wrong = await ringOf(box);
      if (forcedColors === 'none') expect(wrong, 'the error is seen at the box').not.toBe(before);
      await input.focus();
      await expect.poll(() => ringOf(box)).not.toBe(wrong);
      expect(await box.evaluate((element) => getComputedStyle(element).transitionDuration), 'nothing moves').toMatch(
        /^0s(, 0s)*$/,
      );
      served.close();
    });
  }
}
