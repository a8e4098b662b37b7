import { expect, type FrameLocator, type Page } from '@playwright/test';
import { serveHtml } from './one-page.ts';
import { test } from './site.ts';
import { violations } from './violations.ts';

function inputOf(page: Page, tag: string): ReturnType<FrameLocator['locator']> {
  return page.frameLocator(`${tag} > iframe`).locator('input').first();
}

async function open(page: Page, shop: string): Promise<void> {
  await page.goto(`${shop}/style`);
  await expect(inputOf(page, 'inlay-card-code')).toBeVisible();
}

async function slide(page: Page, name: string, value: number): Promise<void> {
  await page.getByRole('slider', { name }).fill(String(value));
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).check();
}

test('what the controls say reaches the text inside the frames', async ({ page, site }) => {
  await open(page, site.shop);
  const number = inputOf(page, 'inlay-card-number');
  await number.fill('4242');
  await slide(page, 'Text', 22);
  await expect(number).toHaveCSS('font-size', '22px');
  await page.getByLabel('Font').selectOption('mono');
  await expect(number).toHaveCSS('font-family', /monospace/);
  await page.locator('#text').fill('#123456');
  await expect(number).toHaveCSS('color', 'rgb(18, 52, 86)');
  await choose(page, 'Dark');
  await expect.poll(() => number.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  await page.getByLabel('Language').selectOption('ar');
  await expect
    .poll(() => number.evaluate(() => document.documentElement.lang + document.documentElement.dir))
    .toBe('arrtl');
  await expect(number).toHaveAccessibleName('رقم البطاقة');
  await expect(number, 'nothing that was typed is lost').toHaveValue('4242');
});

test('a field of the page and payment fields stay alike, whatever is moved', async ({ page, site }) => {
  await open(page, site.shop);
  await slide(page, 'Corners', 24);
  await slide(page, 'Padding', 19);
  await slide(page, 'Width', 300);
  const email = page.getByLabel('Email');
  const box = page.locator('inlay-card-number [part=frame]');
  await expect(box).toHaveCSS('border-radius', '24px');
  const heights = async () => [(await email.boundingBox())?.height, (await box.boundingBox())?.height];
  await expect.poll(async () => new Set(await heights()).size).toBe(1);
  await expect(box).toHaveCSS('border-color', await email.evaluate((input) => getComputedStyle(input).borderColor));
});

test('a theme comes from the vault, its measures stand at the controls, and what is moved outdoes it', async ({
  page,
  site,
}) => {
  await open(page, site.shop);
  await choose(page, 'Contrast');
  const box = page.locator('inlay-card-number [part=frame]');
  await expect(box).toHaveCSS('border-width', '2px');
  await expect(page.getByRole('slider', { name: 'Corners' })).toHaveValue('4');
  await expect(page.locator('#html code')).toContainText(`href="${site.vault}/themes/contrast.css"`);
  await slide(page, 'Corners', 17);
  await expect(box).toHaveCSS('border-radius', '17px');
  await expect(page.locator('#css code')).toContainText('--inlay-radius: 17px;');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(box).toHaveCSS('border-radius', '10px');
  await expect(page.locator('#html code')).not.toContainText('themes');
});

test('states reach the frames', async ({ page, site }) => {
  await open(page, site.shop);
  const number = inputOf(page, 'inlay-card-number');
  await choose(page, 'Error');
  await expect(number).toHaveAttribute('aria-invalid', 'true');
  await expect(number).toHaveAccessibleDescription('The card number is not valid.');
  await choose(page, 'Read-only');
  await expect(number).toHaveJSProperty('readOnly', true);
  await choose(page, 'Disabled');
  await expect(number).toBeDisabled();
  await choose(page, 'Plain');
  await expect(number).toBeEditable();
});

test('the page that is shown to be copied takes a card', async ({ page, site }) => {
  await open(page, site.shop);
  const html = await page.locator('#html code').textContent();
  expect(html).toContain(`data-publishable-key="pk_test_demo"`);
  const css = await page.locator('#css code').textContent();
  const copy = await serveHtml(`<!doctype html><title>Copy</title><style>${css}</style>${html}`);
  await page.goto(copy.url);
  const [expiry, code] = [page.locator('inlay-card-expiry'), page.locator('inlay-card-code')];
  await expect.poll(async () => (await code.boundingBox())?.y).toBe((await expiry.boundingBox())?.y);
  await inputOf(page, 'inlay-card-number').fill('4111111111111111');
  await expect(page.locator('inlay-card-number:state(complete)')).toBeVisible();
  copy.close();
});

test('the keyboard alone works all controls, and no tool finds a barrier', async ({ page, site }) => {
  await open(page, site.shop);
  await page.getByRole('radio', { name: 'The page’s inputs' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Soft' })).toBeChecked();
  await expect(page.locator('inlay-card-number [part=frame]')).toHaveCSS('border-radius', '12px');
  await page.getByRole('slider', { name: 'Text' }).focus();
  for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowRight');
  await expect(inputOf(page, 'inlay-card-number')).toHaveCSS('font-size', '19px');
  expect(await violations(page)).toEqual([]);
});

for (const [what, width, height] of [
  ['320 pixels', 320, 640],
  ['twice the size, as a zoom of 200 % makes it', 640, 450],
] as const) {
  test(`on ${what} nothing scrolls sideways and no field is cut`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await open(page, site.shop);
    await slide(page, 'Text', 24);
    await expect(inputOf(page, 'inlay-card-number')).toHaveCSS('font-size', '24px');
    await choose(page, 'Error');
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    for (const frame of await page.locator('inlay-fields iframe').all()) {
      const [box, around] = [await frame.boundingBox(), await page.locator('.checkout').boundingBox()];
      if (!box || !around) throw new Error('a frame is not seen');
      expect(box.x).toBeGreaterThanOrEqual(around.x);
      expect(box.x + box.width).toBeLessThanOrEqual(around.x + around.width);
      expect(box.height).toBeGreaterThanOrEqual(24);
    }
  });
}
