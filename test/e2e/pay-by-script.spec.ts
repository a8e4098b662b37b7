import { expect } from '@playwright/test';
import { Checkout, GOOD_CARD } from './checkout.ts';
import { test } from './site.ts';

test('a single-page app pays by script, shows the receipt and buys again with the stored card', async ({
  page,
  site,
}) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/app`);
  await checkout.fillContact();
  await checkout.fillCard();
  await checkout.pay();
  await expect(checkout.receipt()).toContainText('Visa ending in 1111');
  await expect(checkout.receipt().getByText('MATCH', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /Buy another/ }).click();
  await expect(checkout.receipt().getByText('NOT_PROCESSED', { exact: true })).toBeVisible();
});

test('a single-page app that is told no keeps the payer at the form', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/app?try=declined`);
  await checkout.fillContact();
  await checkout.fillCard();
  await checkout.pay();
  await expect(page.getByText('Your bank declined this payment.')).toBeVisible();
});

test('an app learns of a wrong field by a typed error, and of nothing that was typed', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/app`);
  await checkout.fillCard({ ...GOOD_CARD, number: '5105105105105101' });
  const error = await page.locator('inlay-fields').evaluate(async (fields) => {
    try {
      await (fields as unknown as { tokenize(): Promise<unknown> }).tokenize();
      return undefined;
    } catch (caught) {
      return JSON.parse(
        JSON.stringify({
          code: (caught as { code: string }).code,
          fieldErrors: (caught as { fieldErrors: unknown }).fieldErrors,
        }),
      );
    }
  });
  expect(error).toEqual({
    code: 'fields_invalid',
    fieldErrors: [{ field: 'cardNumber', code: 'card_number_invalid' }],
  });
});
