import { expect, type Page } from '@playwright/test';
import { servePage } from './one-page.ts';
import { test } from './site.ts';

const ADDRESS = '12 Rue de l’Église, 75004 Paris';

const PAGE = `<p id="address">${ADDRESS}</p>
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

test('an address that the browser drops into the field leaves its digits there', async ({ page, site, context }) => {
  const { url, close } = await servePage(site, '', PAGE);
  try {
    const input = await openNumber(page, url);
    const box = await input.boundingBox();
    if (!box) throw new Error('nowhere to drop');
    const cdp = await context.newCDPSession(page);
    const data = { items: [{ mimeType: 'text/plain', data: ADDRESS }], dragOperationsMask: 1 };
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await cdp.send('Input.dispatchDragEvent', { type, x, y, data });
    }
    await expect(input).toHaveValue('1275 004');
    await page.keyboard.press('End');
    await page.keyboard.type('9');
    await expect(input).toHaveValue('1275 0049');
  } finally {
    close();
  }
});
