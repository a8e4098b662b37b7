import { type Browser, expect, type Page } from '@playwright/test';
import { BROWSER_ARGS, chromePath } from '../browser/chrome-path.js';
import { GOOD_CARD } from './checkout.ts';
import { servePage } from './serve-page.ts';
import { DEVELOPMENT, test } from './site.ts';

const executablePath = await chromePath();

// The runner switches the cache off.
test.use({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...BROWSER_ARGS],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

const pageOf = (vault: string): string => `<!doctype html><title>Shop</title>
<script>addEventListener('pageshow', ({ persisted }) => { document.title = persisted ? 'Kept' : 'Loaded'; });</script>
<script src="${vault}/inlay.js" data-vault="${vault}" data-publishable-key="${DEVELOPMENT.publishableKey}"></script>
<inlay-fields>
  <inlay-card-number label="Card number" required></inlay-card-number>
  <inlay-card-expiry label="Expiry" required></inlay-card-expiry>
  <inlay-card-code label="Security code" required></inlay-card-code>
  <inlay-cardholder-name label="Name" required></inlay-cardholder-name>
</inlay-fields>`;

const FIELDS = {
  number: 'inlay-card-number',
  expiry: 'inlay-card-expiry',
  code: 'inlay-card-code',
  name: 'inlay-cardholder-name',
} as const;

/** With mouse and keyboard alone: the runner loses sight of the frames of a page that comes out of the cache. */
async function fillByHand(page: Page): Promise<void> {
  for (const [field, tag] of Object.entries(FIELDS)) {
    const box = await page.locator(`${tag} > iframe`).boundingBox();
    if (!box) throw new Error(`${tag} is not shown`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(page.locator(`${tag}:state(focused)`)).toBeAttached();
    await page.keyboard.type(GOOD_CARD[field as keyof typeof FIELDS]);
  }
}

/** The headless shell has no cache, and loads the page anew. */
async function hasCache(browser: Browser): Promise<boolean> {
  const { product } = await (await browser.newBrowserCDPSession()).send('Browser.getVersion');
  return !product.startsWith('HeadlessChrome/');
}

test('a payer who goes on and comes back finds empty fields that work', async ({ page, site, browser }) => {
  const { origin, stop } = await servePage(pageOf(site.vault));
  try {
    await page.goto(`${origin}/`);
    await expect(page.locator('inlay-fields:state(ready)')).toBeAttached();
    await fillByHand(page);
    await expect(page.locator('inlay-fields:state(complete)')).toBeAttached();
    await page.goto(`${origin}/elsewhere`);
    // A page out of the cache comes without a load.
    await page.goBack({ waitUntil: 'commit' });
    await expect.poll(() => page.title()).toBe((await hasCache(browser)) ? 'Kept' : 'Loaded');
    await expect(page.locator('inlay-fields:state(ready)')).toBeAttached();
    for (const tag of Object.values(FIELDS)) await expect(page.locator(`${tag}:state(empty)`)).toBeAttached();
    await fillByHand(page);
    await expect(page.locator('inlay-fields:state(complete)')).toBeAttached();
    const token = await page.evaluate(async () => {
      const fields = document.querySelector('inlay-fields') as unknown as { tokenize(): Promise<{ token: string }> };
      return (await fields.tokenize()).token;
    });
    expect(token).toMatch(/^SC/);
  } finally {
    stop();
  }
});
