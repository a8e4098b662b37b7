import { expect, type Page } from '@playwright/test';
import { Checkout } from '../e2e/checkout.ts';
import { recordComplaints } from './complaints.ts';
import { test } from './shops.ts';

const CARD = { number: '4111111111111111', expiry: '1230', code: '111' };

/** The token that the shop's server is sent by the next press of the button. */
async function pressPay(page: Page): Promise<string | null> {
  const sent = page.waitForRequest('**/pay');
  await page.getByRole('button', { name: 'Pay' }).click();
  return new URLSearchParams((await sent).postData() ?? '').get('singleUseToken');
}

test('a form without any script of its own takes a card', async ({ page, shops }) => {
  const complaints = recordComplaints(page);
  await page.goto(await shops.open({ folder: 'demo/examples/html' }));
  await new Checkout(page).fillCard(CARD);
  expect(await pressPay(page)).toMatch(/^SC/);
  await expect(page.getByRole('status')).toHaveText('Paid $10.00 with the card that ends in 1111.');
  expect(complaints).toEqual([]);
});

for (const [name, path] of [
  ['html', '/by-script.html'],
  ['react', '/'],
  ['vue', '/'],
  ['svelte', '/'],
  ['angular', '/'],
] as const) {
  test(`a checkout of ${name} shows what went wrong, keeps what was typed, and takes the card`, async ({
    page,
    shops,
  }) => {
    const complaints = recordComplaints(page);
    const checkout = new Checkout(page);
    const url = await shops.open({ folder: `demo/examples/${name}` });
    await page.goto(url + path);
    expect(complaints).toEqual([]);
    await checkout.fillCard({ ...CARD, code: '666' });
    await expect(page.getByText('Brand: visa')).toBeVisible();

    await page.route('**/pay', async (route) => {
      await expect(page.getByRole('button', { name: 'Pay' })).toBeDisabled();
      await expect(checkout.input('number')).toBeDisabled();
      await route.continue();
    });
    const refused = await pressPay(page);
    await expect(page.getByRole('alert').first()).toHaveText('The security code is not right.');
    await expect(checkout.input('number')).toBeEnabled();

    // A payer reads that first: a submit half a second after another is the other half of a double click.
    await page.waitForTimeout(500);
    await checkout.fillCard({ code: CARD.code });
    const taken = await pressPay(page);
    await expect(page.getByRole('status')).toHaveText('Paid $10.00 with the card that ends in 1111.');
    await expect(page.locator('inlay-fields')).toHaveCount(0);
    expect(refused).toMatch(/^SC/);
    expect(taken).toMatch(/^SC/);
    expect(taken).not.toBe(refused);
    expect(complaints).toEqual([]);
  });
}
