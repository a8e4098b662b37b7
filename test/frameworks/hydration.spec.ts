import { expect, type Page } from '@playwright/test';
import { Checkout } from '../e2e/checkout.ts';
import { recordComplaints } from './complaints.ts';
import { REACT_18, type ShopOptions, test } from './shops.ts';

const CARD = { number: '4111111111111111', expiry: '1230', code: '111' };

// Development builds: only they say what a hydration found wrong.
const rendered = { rendered: true, mode: 'development' } as const;
const PAGES: Readonly<Record<string, ShopOptions>> = {
  'React 19': { folder: 'demo/examples/react', ...rendered },
  'React 18': { folder: 'demo/examples/react', config: REACT_18, ...rendered },
  Vue: { folder: 'demo/examples/vue', ...rendered },
  Svelte: { folder: 'demo/examples/svelte', ...rendered },
};

/** Keeps the page's own script from arriving, until it is let go. */
async function holdScript(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/*.js', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Marks what stands in the page, to find it again. */
function mark(page: Page): Promise<void> {
  return page.evaluate(() => {
    const marked = [...document.querySelectorAll('form, inlay-fields, inlay-fields *')];
    Object.assign(window, { areKept: () => marked.every((node) => node.isConnected) });
  });
}

function areKept(page: Page): Promise<boolean> {
  return page.evaluate(() => (window as unknown as { areKept(): boolean }).areKept());
}

for (const [name, options] of Object.entries(PAGES)) {
  test(`${name} takes over a page in which the card is typed already`, async ({ page, shops }) => {
    const complaints = recordComplaints(page);
    const checkout = new Checkout(page);
    const release = await holdScript(page);
    await page.goto(await shops.open(options), { waitUntil: 'commit' });
    await checkout.fillCard(CARD);
    await expect(page.locator('inlay-fields:state(complete)')).toBeVisible();
    await expect(page.getByText('Brand: unknown')).toBeVisible();
    await mark(page);

    release();
    await page.waitForLoadState();
    await expect(page.getByText('Brand: visa')).toBeVisible();
    expect(await areKept(page)).toBe(true);
    expect(await page.locator('inlay-fields iframe').count()).toBe(3);
    await page.getByRole('button', { name: 'Pay' }).click();
    await expect(page.getByRole('status')).toHaveText('Paid $10.00 with the card that ends in 1111.');
    // The status is the framework's: the form was not posted.
    expect(new URL(page.url()).pathname).toBe('/');
    expect(complaints).toEqual([]);
  });
}

test('before a framework is there, the form posts a token by itself', async ({ page, shops }) => {
  await holdScript(page);
  await page.goto(await shops.open(PAGES['React 19'] as ShopOptions), { waitUntil: 'commit' });
  await new Checkout(page).fillCard(CARD);
  await page.getByRole('button', { name: 'Pay' }).click();
  await expect(page.getByRole('status')).toHaveText('Paid $10.00 with the card that ends in 1111.');
  expect(new URL(page.url()).pathname).toBe('/pay');
});
