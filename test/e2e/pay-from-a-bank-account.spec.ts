import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, type Page } from '@playwright/test';
import { DEVELOPMENT, type Site, test } from './site.ts';

const shops: Server[] = [];

test.afterEach(() => {
  for (const shop of shops.splice(0)) {
    shop.closeAllConnections();
    shop.close();
  }
});

/** A shop of one page on a site of its own: fields in a plain form, and what the form posted. */
async function openForm(
  page: Page,
  site: Site,
  tags: readonly string[],
): Promise<{ readonly posted: () => Promise<URLSearchParams> }> {
  const fields = tags.map((tag) => `<inlay-${tag} required></inlay-${tag}>`).join('');
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pay</title>
    <script src="${site.vault}/inlay.js" data-vault="${site.vault}" data-publishable-key="${DEVELOPMENT.publishableKey}"></script>
    <form method="post" action="/"><inlay-fields>${fields}</inlay-fields><button>Pay</button></form></html>`;
  let read = (_text: string): void => {};
  const posted = new Promise<string>((resolve) => {
    read = resolve;
  });
  const shop = createServer((request, response) => {
    if (request.method === 'POST') void text(request).then(read);
    response.setHeader('content-type', 'text/html').end(request.method === 'POST' ? '<!doctype html>Paid' : html);
  });
  await once(shop.listen(0, 'localhost'), 'listening');
  shops.push(shop);
  await page.goto(`http://localhost:${(shop.address() as AddressInfo).port}/`);
  for (const tag of tags) await expect(controlIn(page, tag)).toBeVisible();
  return {
    async posted() {
      const body = await posted;
      // Chromium may never close a page that it is told to close while another document takes its place.
      await expect(page.getByText('Paid')).toBeVisible();
      return new URLSearchParams(body);
    },
  };
}

function controlIn(page: Page, tag: string) {
  return page.frameLocator(`inlay-${tag} > iframe`).locator('input, select').first();
}

async function type(page: Page, tag: string, keys: string): Promise<void> {
  await enter(page, tag);
  await page.keyboard.type(keys);
}

async function enter(page: Page, tag: string): Promise<void> {
  await controlIn(page, tag).focus();
  // On a busy machine a key would go where the focus was.
  await expect(page.locator(`inlay-${tag}:state(focused)`)).toBeAttached();
}

const METHODS = {
  ach: {
    typed: {
      'routing-number': '021000021',
      'account-number': '9876543210',
      'account-number-confirmation': '9876543210',
      'account-type': 'Savings',
      'account-holder-name': 'Ada Fields',
    },
    stored: { routingNumber: '021000021', accountType: 'SAVINGS', lastDigits: '10' },
  },
  bacs: {
    typed: { 'sort-code': '20-74-05', 'account-number': '12345678', 'account-holder-name': 'Ada Fields' },
    stored: { sortCode: '207405', lastDigits: '78' },
  },
  eft: {
    typed: {
      'transit-number': '25039',
      'institution-number': '001',
      'account-number': '3358921',
      'account-holder-name': 'Ada Fields',
    },
    stored: { transitNumber: '25039', institutionId: '001', lastDigits: '21' },
  },
  sepa: {
    typed: { iban: 'de89 3704 0044 0532 0130 00', bic: 'deutdeff', 'account-holder-name': 'Ada Fields' },
    stored: { bic: 'DEUTDEFF', lastDigits: '00' },
  },
} as const;

for (const [kind, { typed, stored }] of Object.entries(METHODS)) {
  test(`an account typed for ${kind} becomes a bank account of a profile`, async ({ page, site }) => {
    const entries = Object.entries(typed);
    const form = await openForm(
      page,
      site,
      entries.map(([tag]) => tag),
    );
    for (const [tag, keys] of entries) await type(page, tag, keys);
    await page.getByRole('button', { name: 'Pay' }).click();
    const posted = await form.posted();
    expect([...posted.keys()]).toEqual(['singleUseToken']);
    const created = await site.call('POST', '/customervault/v1/profiles', {
      merchantCustomerId: `bank-${kind}-${Date.now()}`,
      [`${kind}BankAccount`]: { singleUseToken: posted.get('singleUseToken') },
    });
    expect(created.status).toBe(201);
    expect(created.body[`${kind}BankAccounts`]).toMatchObject([{ ...stored, accountHolderName: 'Ada Fields' }]);
  });
}

test('a number that was not repeated rightly is not paid with, and is once it is mended', async ({ page, site }) => {
  const form = await openForm(page, site, [
    'sort-code',
    'account-number',
    'account-number-confirmation',
    'account-holder-name',
  ]);
  await type(page, 'sort-code', '207405');
  await type(page, 'account-number', '12345678');
  await type(page, 'account-number-confirmation', '12345679');
  await type(page, 'account-holder-name', 'Ada Fields');
  await page.getByRole('button', { name: 'Pay' }).click();
  await expect(page.getByText('The account numbers are not the same.')).toBeVisible();
  // A refused submit leads to the number that is wrong.
  await expect(page.locator('inlay-account-number-confirmation:state(focused)')).toBeAttached();
  await enter(page, 'account-number');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('9');
  await page.getByRole('button', { name: 'Pay' }).click();
  expect((await form.posted()).get('singleUseToken')).toMatch(/^SC/);
});
