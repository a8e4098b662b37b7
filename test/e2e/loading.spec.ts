import { expect, type Page } from '@playwright/test';
import { Checkout, GOOD_CARD } from './checkout.ts';
import { startProgram } from './program.ts';
import { servePage } from './serve-page.ts';
import { DEVELOPMENT, test } from './site.ts';
import { slowLine } from './slow-line.ts';

/** Records the codes of errors from the start of each document of the page. */
async function recordCodes(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const codes: string[] = [];
    Object.assign(globalThis, { codes });
    addEventListener('inlay-error', (event) =>
      codes.push((event as unknown as { error: { code: string } }).error.code),
    );
  });
  return () => page.evaluate(() => (globalThis as unknown as { codes: string[] }).codes);
}

const SENTENCE = /did not load\. Check the connection/;

test('where the script does not come, the page itself says so', async ({ page, site }) => {
  await page.route(`${site.vault}/inlay.js`, (route) => route.abort());
  await page.goto(`${site.shop}/checkout`);
  const late = page.getByText('The card fields are late.');
  await expect(late).toBeHidden();
  await expect(late).toBeVisible({ timeout: 7_000 });
});

test('where the script comes, the page does not say that it is late', async ({ page, site }) => {
  await new Checkout(page).open(`${site.shop}/checkout`);
  // The page would say so after five seconds.
  await page.waitForTimeout(5_200);
  await expect(page.getByText('The card fields are late.')).toBeHidden();
});

test('frames that do not load are told once, and a payer who tries again pays', async ({ page, site }) => {
  const codes = await recordCodes(page);
  await page.route(`${site.vault}/frames/**`, (route) => route.abort());
  await page.goto(`${site.shop}/checkout`);
  const start = Date.now();
  await expect(page.getByRole('alert').filter({ hasText: SENTENCE })).toHaveCount(1, { timeout: 12_000 });
  expect(Date.now() - start).toBeLessThan(11_000);
  expect(new Set(await codes())).toEqual(new Set(['frame_timeout']));
  await page.unroute(`${site.vault}/frames/**`);
  await page.getByRole('button', { name: 'Try again' }).click();
  const checkout = new Checkout(page);
  await checkout.ready();
  await expect(page.getByText(SENTENCE)).toHaveCount(0);
  await checkout.fillContact();
  await checkout.fillCard(GOOD_CARD);
  await checkout.pay();
  await expect(checkout.receipt()).toBeVisible();
});

test('fields that come while the browser is offline say so soon, and load by themselves once it is back', async ({
  page,
  context,
  site,
}) => {
  const codes = await recordCodes(page);
  // A page with a route has no cache.
  await page.route('**/nothing', (route) => route.abort());
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await context.setOffline(true);
  await page.locator('inlay-fields').evaluate((fields) => {
    const place = fields.parentElement as HTMLElement;
    const next = fields.nextSibling;
    fields.remove();
    setTimeout(() => place.insertBefore(fields, next), 1_500);
  });
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 4_000 });
  expect(new Set(await codes())).toEqual(new Set(['vault_unreachable']));
  await context.setOffline(false);
  await checkout.ready();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await checkout.fillContact();
  await checkout.fillCard(GOOD_CARD);
  await checkout.pay();
  await expect(checkout.receipt()).toBeVisible();
});

test('on a slow line the fields come late, and nothing is called a failure or asked for twice', async ({
  page,
  site,
}) => {
  const line = await slowLine(site.vault, { delay: 1_000, bytesPerSecond: 50_000 });
  const shop = await startProgram(['demo/main.ts', '--port', '0', '--vault', line.origin]);
  try {
    const codes = await recordCodes(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${shop.origin}/checkout`, { waitUntil: 'commit' });
    await expect(page.locator('inlay-fields:state(ready)')).toBeAttached({ timeout: 25_000 });
    expect(await codes()).toEqual([]);
    expect(asked.filter((url) => /again=|diagnosis/.test(url))).toEqual([]);
  } finally {
    line.stop();
    await shop.kill();
  }
});

for (const [what, host, key, code] of [
  ['a key that the vault does not know', 'localhost', 'pk_unknown', 'credentials_invalid'],
  ['a page that the key does not list', '127.0.0.2', DEVELOPMENT.publishableKey, 'origin_refused'],
] as const) {
  test(`${what} is told as such, and soon`, async ({ page, site }) => {
    const script = `<script src="${site.vault}/inlay.js" data-vault="${site.vault}" data-publishable-key="${key}"></script>`;
    const fields = '<inlay-fields><inlay-card-number label="Card number"></inlay-card-number></inlay-fields>';
    const shop = await servePage(`<!doctype html>${script}${fields}`, host);
    try {
      const codes = await recordCodes(page);
      await page.goto(shop.origin);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 5_000 });
      expect(await codes()).toEqual([code]);
    } finally {
      shop.stop();
    }
  });
}

test('a page around the page that the key does not list is told as such', async ({ page, site }) => {
  const script = `<script src="${site.vault}/inlay.js" data-vault="${site.vault}" data-publishable-key="${DEVELOPMENT.publishableKey}"></script>`;
  const fields = '<inlay-fields><inlay-card-number label="Card number"></inlay-card-number></inlay-fields>';
  const inner = await servePage(`<!doctype html>${script}${fields}`);
  const outer = await servePage(`<!doctype html><iframe src="${inner.origin}"></iframe>`, '127.0.0.2');
  try {
    await recordCodes(page);
    await page.goto(outer.origin);
    const within = page.frameLocator('iframe');
    await expect(within.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 6_000 });
    expect(await within.locator('body').evaluate(() => (globalThis as unknown as { codes: string[] }).codes)).toEqual([
      'origin_refused',
    ]);
  } finally {
    inner.stop();
    outer.stop();
  }
});
