import { expect } from '@playwright/test';
import { BROWSER_ARGS, chromePath } from '../browser/chrome-path.js';
import { Checkout, GOOD_CARD } from './checkout.ts';
import { servePage } from './serve-page.ts';
import { DEVELOPMENT, test } from './site.ts';

const executablePath = await chromePath();

// The runner switches the cache off. A browser without one loads the page anew, and the payer finds the same.
test.use({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...BROWSER_ARGS],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

const pageOf = (vault: string): string => `<!doctype html>
<script src="${vault}/inlay.js" data-vault="${vault}" data-publishable-key="${DEVELOPMENT.publishableKey}"></script>
<inlay-fields>
  <inlay-card-number label="Card number" required></inlay-card-number>
  <inlay-card-expiry label="Expiry" required></inlay-card-expiry>
  <inlay-card-code label="Security code" required></inlay-card-code>
  <inlay-cardholder-name label="Name" required></inlay-cardholder-name>
</inlay-fields>`;

test('a payer who goes on and comes back finds empty fields that work', async ({ page, site }) => {
  const { origin, stop } = await servePage(pageOf(site.vault));
  try {
    const checkout = new Checkout(page);
    await checkout.open(`${origin}/`);
    await checkout.fillCard(GOOD_CARD);
    await expect(page.locator('inlay-fields:state(complete)')).toBeAttached();
    await page.goto(`${origin}/elsewhere`);
    // A page out of the cache comes without a load.
    await page.goBack({ waitUntil: 'commit' });
    await expect(page.locator('inlay-card-number:state(empty)')).toBeAttached();
    await expect(checkout.input('number')).toHaveValue('');
    await checkout.fillCard(GOOD_CARD);
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
