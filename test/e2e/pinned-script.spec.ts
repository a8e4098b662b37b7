import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { Checkout } from './checkout.ts';
import { serveHtml } from './one-page.ts';
import { DEVELOPMENT, type Site, test } from './site.ts';

/** The tag as the vault's README has one made: path and `integrity` from the script's own bytes. */
async function pinnedPage({ vault }: Site, integrity?: string): Promise<string> {
  const script = await (await fetch(`${vault}/inlay.js`)).text();
  const hash = createHash('sha256').update(script).digest();
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Kasse</title>
    <script src="${vault}/inlay.${hash.toString('base64url')}.js" crossorigin
      integrity="${integrity ?? `sha256-${hash.toString('base64')}`}"
      data-vault="${vault}" data-publishable-key="${DEVELOPMENT.publishableKey}"></script></head>
    <body><form method="post" action="/pay">
      <inlay-fields>
        <inlay-card-number required></inlay-card-number>
        <inlay-card-expiry required></inlay-card-expiry>
        <inlay-card-code required></inlay-card-code>
      </inlay-fields>
      <button>Zahlen</button>
    </form></body></html>`;
}

test('a page with the pinned script and its integrity loads it, speaks its language and pays', async ({
  page,
  site,
}) => {
  const shop = await serveHtml(await pinnedPage(site));
  const checkout = new Checkout(page);
  await page.goto(shop.url);
  await checkout.fillCard({ number: '4111111111111111', expiry: '1230', code: '111' });
  await expect(checkout.input('number')).toHaveAccessibleName('Kartennummer');
  const [request] = await Promise.all([
    page.waitForRequest((each) => each.url() === `${shop.url}pay`),
    page.getByRole('button', { name: 'Zahlen' }).click(),
  ]);
  const paymentToken = new URLSearchParams(request.postData() ?? '').get('singleUseToken');
  const paid = await site.call('POST', `/cardpayments/v1/accounts/${DEVELOPMENT.account}/auths`, {
    merchantRefNum: 'pinned-1',
    amount: 1000,
    card: { paymentToken },
  });
  expect(paid.body).toMatchObject({ status: 'COMPLETED' });
  shop.close();
});

test('a script that is not the one of its integrity does not run', async ({ page, site }) => {
  const other = createHash('sha256').update('another script').digest('base64');
  const shop = await serveHtml(await pinnedPage(site, `sha256-${other}`));
  await page.goto(shop.url);
  expect(await page.evaluate(() => customElements.get('inlay-fields') === undefined)).toBe(true);
  shop.close();
});
