import { LOCALE_TAGS } from '@inlay/elements/locales/tags';
import type { Locale } from '@inlay/elements';
import { expect, type Page } from '@playwright/test';
import { servePage } from './one-page.ts';
import { test } from './site.ts';

const FORM = `<form method="post" action="/paid"><inlay-fields>
  <inlay-card-number required></inlay-card-number><inlay-card-expiry required></inlay-card-expiry>
  <inlay-account-type></inlay-account-type></inlay-fields><button>Pay</button></form>`;

async function localeOf(tag: string): Promise<Locale> {
  const module = await import(`@inlay/elements/locales/${tag.toLowerCase()}`);
  return module.locale ?? module.en;
}

function control(page: Page, tag: string) {
  return page.frameLocator(`${tag} > iframe`).locator('input, select').first();
}

function speak(page: Page, lang: string, dir: string): Promise<void> {
  return page.evaluate(
    ([tag, direction]) => {
      document.documentElement.lang = tag;
      document.documentElement.dir = direction;
    },
    [lang, dir] as const,
  );
}

test(`all ${LOCALE_TAGS.length} languages: label, placeholder, choices and an error that is shown change with the page`, async ({
  page,
  site,
}) => {
  test.setTimeout(120_000);
  const loaded: string[] = [];
  page.on('request', (request) =>
    loaded.push(...(/parts\/locale-([\w-]+)\.[\w-]+\.js$/.exec(request.url())?.slice(1) ?? [])),
  );
  const served = await servePage(site, '', FORM);
  await page.goto(served.url);
  await expect(control(page, 'inlay-account-type')).toBeVisible();
  expect(loaded, 'a page in English loads no language').toEqual([]);
  await page.getByRole('button', { name: 'Pay' }).press('Enter');
  const [number, expiry, type] = [
    control(page, 'inlay-card-number'),
    control(page, 'inlay-card-expiry'),
    control(page, 'inlay-account-type'),
  ];
  await expect(number).toHaveAccessibleDescription('Fill in this field.');
  for (const tag of LOCALE_TAGS) {
    const { dir, labels, placeholders, errors, accountTypes } = await localeOf(tag);
    // Without a region, Portuguese is that of Brazil.
    const lang = tag === 'pt' ? 'pt-PT' : tag;
    await speak(page, lang, dir);
    await expect(number, tag).toHaveAccessibleName(labels.cardNumber);
    await expect(number, tag).toHaveAccessibleDescription(errors.field_required);
    await expect(page.locator('inlay-card-number [part=error]'), tag).toHaveText(errors.field_required);
    await expect(page.locator('inlay-card-number > iframe'), tag).toHaveAttribute('title', labels.cardNumber);
    await expect(expiry, tag).toHaveAttribute('placeholder', placeholders.cardExpiry);
    await expect(type.locator('option').nth(2), tag).toHaveText(accountTypes.SAVINGS);
    const told = await number.evaluate(({ ownerDocument: { documentElement: root } }) => [root.lang, root.dir]);
    expect(told).toEqual([lang, dir]);
  }
  expect(loaded.length, 'each other language was one request').toBe(LOCALE_TAGS.length - 1);
  served.close();
});

test('what was typed stays when the page changes its language and direction', async ({ page, site }) => {
  const served = await servePage(site, '', FORM);
  await page.goto(served.url);
  const number = control(page, 'inlay-card-number');
  await number.fill('4111');
  await speak(page, 'he', 'rtl');
  await expect(number).toHaveAccessibleName('מספר כרטיס');
  await expect(number).toHaveValue('4111');
  await expect(number, 'digits are written from the left').toHaveCSS('direction', 'ltr');
  served.close();
});

test('every word can be the page’s own, in any language, and changed while it is shown', async ({ page, site }) => {
  const served = await servePage(site, '', FORM);
  await page.goto(served.url);
  const [number, expiry, type] = [
    control(page, 'inlay-card-number'),
    control(page, 'inlay-card-expiry'),
    control(page, 'inlay-account-type'),
  ];
  await expect(type).toBeVisible();
  await page.getByRole('button', { name: 'Pay' }).press('Enter');
  await page.locator('inlay-fields').evaluate((fields) => {
    Object.assign(fields, {
      locale: {
        labels: { cardNumber: 'Long number' },
        placeholders: { cardExpiry: 'mm-yy' },
        accountTypes: { SAVINGS: 'Piggy bank' },
        errors: { field_required: 'We need this.' },
      },
    });
  });
  await expect(number).toHaveAccessibleName('Long number');
  await expect(number).toHaveAccessibleDescription('We need this.');
  await expect(expiry).toHaveAttribute('placeholder', 'mm-yy');
  await expect(type.locator('option').nth(2)).toHaveText('Piggy bank');
  await page.locator('inlay-fields').evaluate((fields) => {
    Object.assign(fields, { messages: { field_required: 'Please.' } });
  });
  await expect(number).toHaveAccessibleDescription('Please.');
  await speak(page, 'de', 'ltr');
  await expect(expiry).toHaveAccessibleName('Ablaufdatum');
  await expect(number, 'what is left out is in the language of the page').toHaveAccessibleName('Long number');
  served.close();
});
