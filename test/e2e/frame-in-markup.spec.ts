import { expect } from '@playwright/test';
import { Checkout } from './checkout.ts';
import { servePage } from './serve-page.ts';
import { DEVELOPMENT, test } from './site.ts';

test('a tokenizer frame in the markup is taken over, whether it comes to life before the script or after', async ({
  page,
  site,
}) => {
  for (const delayed of ['inlay.js', 'frames']) {
    const { origin, stop } = await servePage(`<!doctype html><html lang="en"><title>Shop</title>
      <iframe src="${site.vault}/frames/1/${DEVELOPMENT.publishableKey}#role=tokenizer" title="Secure payment" hidden></iframe>
      <script async src="${site.vault}/inlay.js" data-vault="${site.vault}" data-publishable-key="${DEVELOPMENT.publishableKey}"></script>
      <inlay-fields><inlay-card-number required></inlay-card-number><inlay-card-expiry required></inlay-card-expiry></inlay-fields>`);
    await page.route(new RegExp(`/${delayed}`), async (route) => {
      // Later than the other.
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await page.goto(origin);
    await expect(page.frameLocator('inlay-card-number iframe').locator('input')).toBeVisible();
    const checkout = new Checkout(page);
    await checkout.input('number').pressSequentially('4111111111111111');
    await checkout.input('expiry').pressSequentially('1230');
    const token = await page.evaluate(
      `document.querySelector('inlay-fields').tokenize().then(({ token }) => token, (error) => error.code)`,
    );
    expect(token).toMatch(/^SC/);
    expect(page.frames().filter((frame) => frame.url().includes('role=tokenizer'))).toHaveLength(1);
    await page.unrouteAll();
    stop();
  }
});
