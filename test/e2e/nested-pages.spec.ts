import { expect, type Frame } from '@playwright/test';
import { GOOD_CARD } from './checkout.ts';
import { type OnePage, serveHtml, servePage } from './one-page.ts';
import { DEVELOPMENT, test } from './site.ts';

const BODY = `<inlay-fields>
  <inlay-card-number label="Card number" required></inlay-card-number>
  <inlay-card-expiry label="Expiry" required></inlay-card-expiry>
  <inlay-card-code label="Security code" required></inlay-card-code>
  <inlay-cardholder-name label="Name" required></inlay-cardholder-name>
</inlay-fields>`;

const TAGS = {
  number: 'inlay-card-number',
  expiry: 'inlay-card-expiry',
  code: 'inlay-card-code',
  name: 'inlay-cardholder-name',
} as const;

/** The address of the outer page for a shop on `localhost`. */
const OUTER: Readonly<Record<string, (page: OnePage) => string>> = {
  'of the same site': ({ url }) => url,
  'of another site': ({ url }) => url.replace('localhost', '127.0.0.1'),
};

for (const [whose, addressOf] of Object.entries(OUTER)) {
  test(`a payer types and pays in a shop that stands in a page ${whose}`, async ({ page, site }) => {
    const shop = await servePage(site, '', BODY);
    const outer = await serveHtml(
      `<!doctype html><title>Outer</title><input aria-label="Before"><iframe title="Shop" width="600" height="500" src="${shop.url}"></iframe>`,
      '0.0.0.0',
    );
    try {
      await page.goto(addressOf(outer));
      const inner = page.frameLocator('iframe[title="Shop"]');
      await expect(inner.locator('inlay-fields:state(ready)')).toBeAttached();
      await page.getByLabel('Before').click();
      for (const [field, tag] of Object.entries(TAGS)) {
        await page.keyboard.press('Tab');
        await expect(inner.locator(`${tag}:state(focused)`)).toBeAttached();
        await page.keyboard.type(GOOD_CARD[field as keyof typeof TAGS]);
      }
      await expect(inner.locator('inlay-fields:state(complete)')).toBeAttached();
      await expect(inner.frameLocator('inlay-card-number > iframe').locator('input').first()).toHaveValue(
        '4111 1111 1111 1111',
      );
      const frame = (await (await page.$('iframe[title="Shop"]'))?.contentFrame()) as Frame;
      const token = await frame.evaluate(async () => {
        const fields = document.querySelector('inlay-fields') as unknown as { tokenize(): Promise<{ token: string }> };
        return (await fields.tokenize()).token;
      });
      const paid = await site.call('POST', `/cardpayments/v1/accounts/${DEVELOPMENT.account}/auths`, {
        merchantRefNum: crypto.randomUUID(),
        amount: 1_000,
        card: { paymentToken: token },
      });
      expect([paid.status, paid.body['status'], paid.body['card']?.lastDigits]).toEqual([200, 'COMPLETED', '1111']);
    } finally {
      shop.close();
      outer.close();
    }
  });
}
