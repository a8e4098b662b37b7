import { expect } from '@playwright/test';
import { Checkout, GOOD_CARD } from './checkout.ts';
import { test } from './site.ts';

test('a card typed in a plain form is paid with, and the receipt shows brand, last four and a matching code', async ({
  page,
  site,
}) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard();
  await checkout.pay();
  await expect(checkout.receipt()).toContainText('Visa ending in 1111');
  await expect(checkout.receipt()).toContainText('12/2030');
  await expect(checkout.receipt().getByText('MATCH', { exact: true })).toBeVisible();
});

test('the page has one script, the tag of the vault', async ({ page, site }) => {
  await page.goto(`${site.shop}/checkout`);
  const scripts = await page
    .locator('script')
    .evaluateAll((all) => all.map((script) => (script as HTMLScriptElement).src));
  expect(scripts).toEqual([`${site.vault}/inlay.js`]);
});

test('the form posts a single-use token and nothing of the card', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard();
  const [request] = await Promise.all([page.waitForRequest(`${site.shop}/pay`), checkout.pay()]);
  const body = new URLSearchParams(request.postData() ?? '');
  expect(body.getAll('singleUseToken')).toHaveLength(1);
  expect(body.get('singleUseToken')).toMatch(/^SC[0-9A-Za-z]{22}$/);
  expect(request.postData()).not.toContain('4111');
});

test('a security code that the bank refutes is shown as such', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard({ ...GOOD_CARD, code: '666' });
  await checkout.pay();
  await expect(checkout.receipt().getByText('NO_MATCH', { exact: true })).toBeVisible();
});

test('a second purchase is paid with the stored card, without typing', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard();
  await checkout.pay();
  await expect(checkout.receipt()).toBeVisible();
  const first = page.url();
  await page.getByRole('button', { name: /Buy another/ }).click();
  await expect(checkout.receipt().getByText('NOT_PROCESSED', { exact: true })).toBeVisible();
  await expect(checkout.receipt()).toContainText('Visa ending in 1111');
  expect(page.url()).not.toBe(first);
});

test("the page's own submit listener sees the submit once, with the token in its data", async ({ page, site }) => {
  const checkout = new Checkout(page);
  await page.addInitScript(() => {
    if (window !== window.top) return;
    sessionStorage.setItem('submits', '[]');
    document.addEventListener('submit', (event) => {
      const form = event.target as HTMLFormElement;
      const submits = JSON.parse(sessionStorage.getItem('submits') ?? '[]');
      sessionStorage.setItem(
        'submits',
        JSON.stringify([...submits, new FormData(form).get('singleUseToken') as string]),
      );
    });
  });
  await checkout.open(`${site.shop}/checkout/own-listener`);
  await checkout.fillContact();
  await checkout.fillCard();
  await page.route('**/pay', (route) => route.fulfill({ status: 204 }));
  const [request] = await Promise.all([page.waitForRequest('**/pay'), checkout.pay()]);
  const token = new URLSearchParams(request.postData() ?? '').get('singleUseToken');
  const submits = await page.evaluate(() => JSON.parse(sessionStorage.getItem('submits') ?? '[]'));
  expect(submits).toEqual([token]);
  expect(token).toMatch(/^SC/);
});

test('a checkout with a submit listener of its own is paid', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout/own-listener`);
  await checkout.fillContact();
  await checkout.fillCard();
  await checkout.pay();
  await expect(checkout.receipt()).toBeVisible();
});

test('a button with its own formaction leads where it says', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard();
  const [request] = await Promise.all([
    page.waitForRequest(`${site.shop}/pay/gift`),
    page.getByRole('button', { name: /gift wrap/ }).click(),
  ]);
  expect(request.postData()).toContain('singleUseToken=SC');
  await expect(checkout.receipt()).toBeVisible();
});

test('a cancel button passes with empty fields and makes no token', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  const posted: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posted.push(`${request.url()} ${request.postData()}`));
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await expect(page.getByText('Your order was cancelled')).toBeVisible();
  expect(posted).toHaveLength(1);
  expect(posted[0]).toContain(`${site.shop}/cancel`);
  expect(posted[0]).not.toContain('singleUseToken');
});

test('Back after paying brings back no token and no card', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard();
  await checkout.pay();
  await expect(checkout.receipt()).toBeVisible();
  await page.goBack();
  await expect(page.locator('input[name="singleUseToken"]')).toHaveCount(0);
  const values = await Promise.all(
    page.frames().map((frame) =>
      frame
        .locator('input')
        .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value))
        .catch(() => []),
    ),
  );
  expect(values.flat().join(' ')).not.toMatch(/4111|\b111\b/);
});

test('a double click makes one token and one payment', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard();
  const tokens: string[] = [];
  page.on(
    'request',
    (request) =>
      request.url().endsWith('/singleusetokens') && request.method() === 'POST' && tokens.push(request.url()),
  );
  await checkout.payButton().dblclick();
  await expect(checkout.receipt()).toBeVisible();
  expect(tokens).toHaveLength(1);
});

test('Enter in a field pays, as it would in an input', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard();
  await page.keyboard.press('Enter');
  await expect(checkout.receipt()).toBeVisible();
});
