import { fillFields, findField } from '@inlay/elements/testing/playwright';
import { expect } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { Checkout } from './checkout.ts';
import { test } from './site.ts';

const CARD = { cardNumber: '4111111111111111', cardExpiry: '12/30', cardCode: '111', cardholderName: 'Ada Fields' };

/** The entry for tests, as a bundler gives it to a test that runs in a page. */
async function bundleEntry(): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'packages/elements/src/testing/fill-fields.ts', formats: ['iife'], name: 'InlayTesting' },
    },
  })) as Rolldown.RolldownOutput[];
  const [
    {
      output: [chunk],
    } = { output: [] },
  ] = output;
  return chunk?.type === 'chunk' ? chunk.code : '';
}

test('a merchant’s own Playwright test fills the fields with keys, and pays', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await page.goto(`${site.shop}/checkout`);
  await fillFields(page, CARD);
  await expect(await findField(page, 'cardNumber')).toHaveValue('4111 1111 1111 1111');
  await checkout.fillContact();
  await checkout.pay();
  await expect(checkout.receipt()).toContainText('Visa ending in 1111');
});

test('a test that runs in the page, as those of Cypress do, fills the fields of a test key, and pays', async ({
  page,
  site,
}) => {
  const checkout = new Checkout(page);
  await page.goto(`${site.shop}/checkout`);
  const entry = await bundleEntry();
  await page.evaluate(`(async () => {
    ${entry}
    await InlayTesting.fillFields(document.querySelector('inlay-fields'), ${JSON.stringify(CARD)});
  })()`);
  await expect(checkout.input('expiry')).toHaveValue('12 / 30');
  await checkout.fillContact();
  await checkout.pay();
  await expect(checkout.receipt()).toContainText('Visa ending in 1111');
});
