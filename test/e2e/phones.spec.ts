import { devices, expect, type Locator, type Page } from '@playwright/test';
import { Checkout } from './checkout.ts';
import { servePage } from './one-page.ts';
import { test } from './site.ts';

const { defaultBrowserType: _, ...phone } = devices['Pixel 7'];
test.use(phone);

const FORM = `<style>input { font: 13px sans-serif }</style>
  <form method="post" action="/paid"><inlay-fields>
  <label for="number">Number</label><inlay-card-number id="number" required></inlay-card-number>
  <inlay-card label="Card" layout="stack"></inlay-card>
  <inlay-postal-code label="Postal code"></inlay-postal-code></inlay-fields>
  <label>Email <input name="email" type="email"></label>
  <inlay-fields><inlay-iban label="IBAN"></inlay-iban></inlay-fields>
  <label><input type="checkbox" name="terms"> Terms</label><button>Pay</button></form>`;

function control(page: Page, tag: string, name = ''): Locator {
  const input = page.frameLocator(`${tag} > iframe`).locator(`input${name && `[name="${name}"]`}`);
  return name ? input : input.first();
}

test('a tap on a label or on the rim of a box leads into the field', async ({ page, site }) => {
  const served = await servePage(site, '', FORM);
  await page.goto(served.url);
  await expect(control(page, 'inlay-iban')).toBeEditable();
  await page.getByText('Number', { exact: true }).tap();
  await expect(control(page, 'inlay-card-number')).toBeFocused();
  await page.locator('inlay-postal-code [part=label]').tap();
  await expect(control(page, 'inlay-postal-code')).toBeFocused();
  await page.locator('inlay-iban [part=frame]').tap({ position: { x: 2, y: 2 } });
  await expect(control(page, 'inlay-iban')).toBeFocused();
  served.close();
});

test('the keyboard fits what is asked for, its Enter key says where it leads, and no text makes the phone zoom', async ({
  page,
  site,
}) => {
  const served = await servePage(site, '', FORM);
  await page.goto(served.url);
  const keyboards = {
    'inlay-card-number cardnumber': 'numeric next',
    'inlay-card cardnumber': 'numeric next',
    'inlay-card cc-exp': 'numeric next',
    'inlay-card cvc': 'numeric next',
    'inlay-postal-code postal-code': 'text next',
    // What follows is a checkbox and a button.
    'inlay-iban iban': 'text go',
  };
  for (const [place, expected] of Object.entries(keyboards)) {
    const [tag = '', name = ''] = place.split(' ');
    const input = control(page, tag, name);
    const [inputMode, enterKeyHint] = expected.split(' ');
    await expect(input, place).toHaveJSProperty('inputMode', inputMode);
    await expect(input, place).toHaveJSProperty('enterKeyHint', enterKeyHint);
    await expect(input, 'though the page’s own inputs are smaller').toHaveCSS('font-size', '16px');
  }
  served.close();
});

test('the Enter key leads from field to field, of one frame, of the next and of the page, and pays at the end', async ({
  page,
  site,
}) => {
  const served = await servePage(site, '', FORM);
  await page.goto(served.url);
  await expect(control(page, 'inlay-iban')).toHaveJSProperty('enterKeyHint', 'go');
  await control(page, 'inlay-card-number').tap();
  const stops = [
    control(page, 'inlay-card-number'),
    control(page, 'inlay-card', 'cardnumber'),
    control(page, 'inlay-card', 'cc-exp'),
    control(page, 'inlay-card', 'cvc'),
    control(page, 'inlay-postal-code'),
    page.getByLabel('Email'),
  ];
  for (const stop of stops) {
    await expect(stop).toBeFocused();
    await page.keyboard.press('Enter');
    if (stop === stops.at(-1)) break;
  }
  await control(page, 'inlay-iban').tap();
  await page.keyboard.press('Enter');
  await expect(control(page, 'inlay-card-number'), 'the form was submitted, and is not complete').toBeFocused();
  await expect(page.locator('inlay-card-number:state(invalid)')).toBeVisible();
  served.close();
});

test('a field that is not complete or complete stays where the payer is: no auto-advance unless asked', async ({
  page,
  site,
}) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.input('number').tap();
  await page.keyboard.type('4111111111111111');
  // The focus must not go on: there is nothing to wait for.
  await page.waitForTimeout(300);
  await expect(checkout.input('number')).toBeFocused();
});

test('a purchase by taps and keys of a phone', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.input('number').tap();
  for (const [field, text] of [
    ['number', '4111111111111111'],
    ['expiry', '1230'],
    ['code', '111'],
    ['name', 'Ada Fields'],
  ] as const) {
    await expect(checkout.input(field)).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await expect(checkout.receipt()).toContainText('Visa ending in 1111');
});
