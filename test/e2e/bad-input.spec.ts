import { expect, type Page } from '@playwright/test';
import { servePage } from './one-page.ts';
import { test } from './site.ts';

const PAGE = `<p id="address">12 Rue de l’Église, 75004 Paris</p>
<inlay-fields><inlay-card-number label="Card number"></inlay-card-number></inlay-fields>`;

async function openNumber(page: Page, url: string) {
  await page.goto(url);
  const input = page.frameLocator('inlay-card-number > iframe').locator('input').first();
  await input.click();
  await expect(page.locator('inlay-card-number:state(focused)')).toBeAttached();
  return input;
}

test('an input method composes full-width digits, which become a number once they are there', async ({
  page,
  site,
  context,
}) => {
  const { url, close } = await servePage(site, '', PAGE);
  try {
    const input = await openNumber(page, url);
    const cdp = await context.newCDPSession(page);
    for (const text of ['４', '４１', '４１１', '４１１１１']) {
      await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await expect(input).toHaveValue(text);
    }
    await cdp.send('Input.insertText', { text: '４１１１１' });
    await expect(input).toHaveValue('4111 1');
    await page.keyboard.type('11');
    await expect(input).toHaveValue('4111 111');
  } finally {
    close();
  }
});

test('a text that a keyboard of a phone puts in at once is taken like one that was typed', async ({ page, site }) => {
  const { url, close } = await servePage(site, '', PAGE);
  try {
    const input = await openNumber(page, url);
    await page.keyboard.insertText('Card: 4111-1111 💳 1111.1111\u0007');
    await expect(input).toHaveValue('4111 1111 1111 1111');
  } finally {
    close();
  }
});

test('what was copied from the page is pasted by its keys, and its digits stay', async ({ page, site }) => {
  const { url, close } = await servePage(site, '', PAGE);
  try {
    await openNumber(page, url);
    await page.locator('#address').click({ clickCount: 3 });
    await page.keyboard.press('ControlOrMeta+c');
    const input = page.frameLocator('inlay-card-number > iframe').locator('input').first();
    await input.click();
    await expect(page.locator('inlay-card-number:state(focused)')).toBeAttached();
    await page.keyboard.press('ControlOrMeta+v');
    await expect(input).toHaveValue('1275 004');
  } finally {
    close();
  }
});

test('an address that a mouse drags from the page into the field leaves its digits there', async ({ page, site }) => {
  const { url, close } = await servePage(site, '', PAGE);
  try {
    const input = await openNumber(page, url);
    const address = page.locator('#address');
    await address.click({ clickCount: 3 });
    const from = await address.boundingBox();
    const to = await page.locator('inlay-card-number > iframe').boundingBox();
    if (!from || !to) throw new Error('nothing to drag');
    await page.mouse.move(from.x + 20, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + from.height / 2, { steps: 4 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    await expect(input).toHaveValue('1275 004');
    await page.keyboard.press('End');
    await page.keyboard.type('9');
    await expect(input).toHaveValue('1275 0049');
  } finally {
    close();
  }
});
