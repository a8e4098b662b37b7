import { expect, type Locator } from '@playwright/test';
import { Checkout } from './checkout.ts';
import { test } from './site.ts';

/** Ways in which extensions fill a field in, from a script of theirs in every frame. None of them moves the focus. */
const WAYS = {
  'value, input and change': ['input', 'change'],
  'value and keys': ['keydown', 'keypress', 'input', 'keyup', 'change'],
  'value and change alone': ['change'],
  'value, input, blur': ['input', 'blur'],
} as const;

const CARD = {
  number: ['4111 1111 1111 1111', '4111111111111111'],
  expiry: ['12/2030', '12/30', '2030-12', '1230', '12 - 30'],
  code: ['111'],
  name: ['Ada Fields'],
} as const;

function fillIn(input: Locator, text: string, events: readonly string[]): Promise<void> {
  return input.evaluate(
    (element: HTMLInputElement, [value, types]) => {
      // As those do that mean to get past a framework: by the setter of the prototype.
      Reflect.set(HTMLInputElement.prototype, 'value', value, element);
      for (const type of types) {
        const isKey = type.startsWith('key');
        const event = isKey ? new KeyboardEvent(type, { bubbles: true, key: '' }) : new Event(type, { bubbles: true });
        element.dispatchEvent(event);
      }
    },
    [text, events] as const,
  );
}

for (const [index, [way, events]] of Object.entries(WAYS).entries()) {
  test(`an extension fills the card in by ${way}, and the payer pays`, async ({ page, site }) => {
    const checkout = new Checkout(page);
    await checkout.open(`${site.shop}/checkout`);
    await checkout.fillContact();
    for (const [field, texts] of Object.entries(CARD)) {
      await fillIn(checkout.input(field as keyof typeof CARD), texts[index % texts.length] ?? '', events);
    }
    await expect(page.locator('inlay-fields:state(complete)')).toBeVisible();
    await expect(checkout.input('number')).toHaveValue('4111 1111 1111 1111');
    await expect(checkout.input('expiry')).toHaveValue('12 / 30');
    await checkout.pay();
    await expect(checkout.receipt()).toContainText('Visa ending in 1111');
  });
}

test('every way of writing a date that an extension may have is understood', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  for (const text of CARD.expiry) {
    await fillIn(checkout.input('expiry'), '', ['input', 'change']);
    await fillIn(checkout.input('expiry'), text, WAYS['value, input and change']);
    await expect(checkout.input('expiry'), text).toHaveValue('12 / 30');
  }
});

test('extensions know the inputs by what is written at them', async ({ page, site }) => {
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  const read = (input: Locator) =>
    input.evaluate((element: HTMLInputElement) => {
      const { name, id, autocomplete, type, maxLength, pattern, labels } = element;
      const label = labels?.[0]?.textContent;
      const hidden = Object.keys(element.dataset).filter((key) => /ignore|lpignore|1p|bw/i.test(key));
      return [name, id, autocomplete, type, maxLength, pattern, label, hidden.join()].join('|');
    });
  expect(
    await Promise.all((['number', 'expiry', 'code', 'name'] as const).map((field) => read(checkout.input(field)))),
  ).toEqual([
    'cardnumber|cardnumber|cc-number|text|-1||Card number|',
    'cc-exp|cc-exp|cc-exp|text|-1||Expiry date|',
    'cvc|cvc|cc-csc|text|-1||Security code|',
    'ccname|ccname|cc-name|text|-1||Name on card|',
  ]);
});
