import { expect } from '@playwright/test';
import { Checkout } from './checkout.ts';
import { test } from './site.ts';

test('during a whole payment nobody is asked but the shop and its vault, and the vault keeps nothing in the browser', async ({
  page,
  context,
  site,
}) => {
  const asked: URL[] = [];
  context.on('request', (request) => asked.push(new URL(request.url())));
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard();
  await checkout.pay();
  await expect(checkout.receipt()).toBeVisible();
  expect(asked.map(({ pathname }) => pathname)).toContain('/customervault/v1/singleusetokens');
  expect(new Set(asked.map(({ origin }) => origin))).toEqual(new Set([site.shop, site.vault]));

  const { cookies, origins } = await context.storageState({ indexedDB: true });
  expect([...new Set(cookies.map(({ domain }) => domain))]).toEqual([new URL(site.shop).hostname]);
  expect(origins).toEqual([]);
});
