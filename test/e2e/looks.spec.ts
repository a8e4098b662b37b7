import { expect, type Page } from '@playwright/test';
import { Checkout, GOOD_CARD } from './checkout.ts';
import { test } from './site.ts';
import { violations } from './violations.ts';

test('the checkout has no accessibility violation, in the page and in its frames', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  expect(await violations(page)).toEqual([]);
});

test('keyboard alone: each field is one stop, in order, and Enter pays', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await page.getByLabel('Country').focus();
  for (const field of ['number', 'expiry', 'code', 'name'] as const) {
    await page.keyboard.press('Tab');
    await expect(checkout.input(field)).toBeFocused();
    await page.keyboard.type(GOOD_CARD[field]);
  }
  await page.keyboard.press('Tab');
  await expect(checkout.payButton()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(checkout.receipt()).toContainText('Visa ending in 1111');
});

test('on a phone nothing scrolls sideways and no text is small enough to zoom', async ({ page, site }) => {
  await page.setViewportSize({ width: 375, height: 720 });
  const checkout = new Checkout(page);
  for (const path of ['/', '/checkout', '/app']) {
    await page.goto(site.shop + path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await checkout.open(`${site.shop}/checkout`);
  const size = await checkout.input('number').evaluate((input) => Number.parseFloat(getComputedStyle(input).fontSize));
  expect(size).toBeGreaterThanOrEqual(16);
});

/** The lightest channel of a picture, 0 to 255. A blank page decodes it, since a shop's policy forbids that. */
async function brightest(page: Page, picture: Buffer): Promise<number> {
  const blank = await page.context().newPage();
  const light = await blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext(
      '2d',
    ) as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    return Math.max(
      ...context.getImageData(0, 0, image.width, image.height).data.filter((_, index) => index % 4 !== 3),
    );
  }, picture.toString('base64'));
  await blank.close();
  return light;
}

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });

  test('a field shows no white box', async ({ page, site }) => {
    const checkout = new Checkout(page);
    await checkout.open(`${site.shop}/checkout`);
    await checkout.element('code').scrollIntoViewIfNeeded();
    const box = await checkout.element('code').locator('iframe').boundingBox();
    if (!box) throw new Error('the field has no box');
    const clip = { x: box.x + box.width - 30, y: box.y + 4, width: 20, height: box.height - 8 };
    expect(await brightest(page, await page.screenshot({ clip }))).toBeLessThan(110);
  });
});
