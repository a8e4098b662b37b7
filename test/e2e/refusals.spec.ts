import { expect, test as own } from '@playwright/test';
import { Checkout, GOOD_CARD } from './checkout.ts';
import { DEVELOPMENT, startSite, test } from './site.ts';

test('a wrong number is told at its field, before anything is sent', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard({ ...GOOD_CARD, number: '5105105105105101' });
  const posted: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posted.push(request.url()));
  await checkout.pay();
  await expect(checkout.element('number')).toContainText('The card number is not valid.');
  await expect(checkout.input('number')).toHaveAttribute('aria-invalid', 'true');
  expect(posted).toEqual([]);
  await checkout.fillCard({ number: GOOD_CARD.number });
  await checkout.pay();
  await expect(checkout.receipt()).toBeVisible();
});

test('an empty form names every field that is missing', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.pay();
  await expect(checkout.element('number')).toContainText('Fill in this field.');
  await expect(page).toHaveURL(/\/checkout$/);
});

test('a card that expired is refused at its field', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard({ ...GOOD_CARD, expiry: '0121' });
  await checkout.pay();
  await expect(checkout.element('expiry')).toContainText('The card has expired.');
});

test('a declined payment leads back with a sentence and the order kept', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout?try=declined`);
  await checkout.fillContact();
  await checkout.fillCard();
  await checkout.pay();
  await expect(page.getByText('Your bank declined this payment.')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue('ada@example.com');
  await checkout.ready();
});

test('a token that was spent once is refused the second time', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard();
  const [request] = await Promise.all([page.waitForRequest(`${site.shop}/pay`), checkout.pay()]);
  await expect(checkout.receipt()).toBeVisible();
  const token = new URLSearchParams(request.postData() ?? '').get('singleUseToken');
  const again = await site.call('POST', '/customervault/v1/profiles', {
    merchantCustomerId: `spent-${Date.now()}`,
    locale: 'en_US',
    card: { singleUseToken: token },
  });
  expect(again.status).toBe(400);
  expect(again.body['error']).toMatchObject({ code: '5068', fieldErrors: [{ field: 'card.singleUseToken' }] });
});

own(
  'a vault that is down is told to the payer, what was typed stays, and paying works once it is back',
  async ({ page }) => {
    const site = await startSite();
    try {
      const checkout = new Checkout(page);
      await checkout.open(`${site.shop}/checkout`);
      await checkout.fillContact();
      await checkout.fillCard();
      await site.vaultProgram.kill('SIGKILL');
      await checkout.pay();
      await expect(page.locator('inlay-fields')).toContainText('The payment service could not be reached. Try again.');
      await site.replaceVault();
      await checkout.pay();
      await expect(checkout.receipt()).toBeVisible();
    } finally {
      await site.stop();
    }
  },
);

own('a vault that dies between token and payment costs no order', async ({ page }) => {
  const site = await startSite();
  try {
    const checkout = new Checkout(page);
    await checkout.open(`${site.shop}/checkout`);
    await checkout.fillContact();
    await checkout.fillCard();
    await page.route('**/pay', async (route) => {
      await site.vaultProgram.kill('SIGKILL');
      await route.continue();
    });
    await checkout.pay();
    await expect(page.getByText('Your order is safe.')).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue('ada@example.com');
  } finally {
    await site.stop();
  }
});

test('the policy of a frame names those who may embed it, and not everybody', async ({ site }) => {
  const response = await fetch(`${site.vault}/frames/1/${DEVELOPMENT.publishableKey}`);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/frame-ancestors [^;]*http:\/\/localhost:\*/);
  expect(policy).not.toMatch(/frame-ancestors[^;]*\s\*(\s|;|$)/);
});
