import { expect, type Page } from '@playwright/test';
import type { Shown } from '../../packages/react/lab/src/lab.ts';
import { Checkout } from '../e2e/checkout.ts';
import { recordComplaints } from './complaints.ts';
import { LAB, REACT_18, type ShopOptions, type Shops, test } from './shops.ts';

const CARD = { number: '4111111111111111', expiry: '1230', code: '111' };

// Development builds: there StrictMode runs every effect twice.
const VERSIONS: Readonly<Record<string, ShopOptions>> = {
  'React 19': { folder: LAB, mode: 'development' },
  'React 18': { folder: LAB, mode: 'development', config: REACT_18 },
};

/** The components of the lab, as a test drives them. */
class Lab {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(shops: Shops, options: ShopOptions): Promise<void> {
    await this.#page.goto(await shops.open(options));
  }

  show(shown: Shown = {}): Promise<void> {
    return this.#page.evaluate((what) => window.lab.show(what), shown as object);
  }

  hide(): Promise<void> {
    return this.#page.evaluate(() => window.lab.hide());
  }

  heard(): Promise<readonly string[]> {
    return this.#page.evaluate(() => window.lab.heard.splice(0));
  }

  async token(): Promise<string> {
    return this.#page.evaluate(async () => (await window.lab.fields.current!.tokenize()).token);
  }

  async ready(): Promise<void> {
    await expect(this.#page.locator('inlay-fields:state(ready)')).toBeVisible();
  }
}

for (const [version, options] of Object.entries(VERSIONS)) {
  test(`${version} in StrictMode mounts one frame for each field, and none is left when it unmounts`, async ({
    page,
    shops,
  }) => {
    const complaints = recordComplaints(page);
    const lab = new Lab(page);
    await lab.open(shops, options);
    for (let time = 0; time < 3; time += 1) {
      await lab.show();
      await lab.ready();
      await expect(page.locator('inlay-fields iframe')).toHaveCount(3);
      await expect(page.locator('iframe')).toHaveCount(4);
      await lab.hide();
      await expect(page.locator('iframe')).toHaveCount(0);
    }
    await lab.show();
    await new Checkout(page).fillCard(CARD);
    expect(await lab.token()).toMatch(/^SC/);
    expect(complaints).toEqual([]);
  });

  test(`${version} renders a field and takes it away while the others keep what was typed`, async ({ page, shops }) => {
    const complaints = recordComplaints(page);
    const lab = new Lab(page);
    const checkout = new Checkout(page);
    await lab.open(shops, options);
    await lab.show();
    await checkout.fillCard(CARD);
    await lab.show({ hasCode: false });
    await expect(page.locator('inlay-fields iframe')).toHaveCount(2);
    expect(await lab.token()).toMatch(/^SC/);
    await lab.show();
    await checkout.fillCard({ code: CARD.code });
    expect(await lab.token()).toMatch(/^SC/);
    expect(complaints).toEqual([]);
  });

  test(`${version} sets, changes and takes away attributes and properties`, async ({ page, shops }) => {
    const lab = new Lab(page);
    const number = page.locator('inlay-card-number');
    await lab.open(shops, options);
    await lab.show({
      group: { messages: { field_required: 'Please.' }, holderName: 'Ada', className: 'mine', form: 'elsewhere' },
      number: { readOnly: true, disabled: true, hint: 'On the front', id: 'number', style: { color: 'red' } },
    });
    const read = () =>
      page.evaluate(() => {
        const group = document.querySelector('inlay-fields')!;
        const { required, readOnly, disabled, hint, id, style } = document.querySelector('inlay-card-number')!;
        const { messages, holderName, className, form, publishableKey } = group;
        return [
          [messages, holderName, className, form?.id, publishableKey],
          [required, readOnly, disabled, hint || '', id, style.color],
        ];
      });
    expect(await read()).toEqual([
      [{ field_required: 'Please.' }, 'Ada', 'mine', 'elsewhere', 'pk_test_demo'],
      [true, true, true, 'On the front', 'number', 'red'],
    ]);
    await expect(number.getByText('On the front')).toBeVisible();
    await expect(new Checkout(page).input('number')).toBeDisabled();

    await lab.show({ number: { required: false, readOnly: false, disabled: false } });
    await expect(new Checkout(page).input('number')).toBeEnabled();
    expect(await read()).toEqual([
      [undefined, undefined, '', undefined, 'pk_test_demo'],
      [false, false, false, '', '', ''],
    ]);
  });

  test(`${version} sets a state 10,000 times while the payer types, and the field keeps both`, async ({
    page,
    shops,
  }) => {
    const complaints = recordComplaints(page);
    const lab = new Lab(page);
    const input = new Checkout(page).input('number');
    await lab.open(shops, options);
    await lab.show();
    await lab.ready();
    await input.click();
    await expect(page.locator('inlay-card-number:state(focused)')).toBeAttached();
    await Promise.all([page.evaluate(() => window.lab.count(10_000)), page.keyboard.type(CARD.number, { delay: 20 })]);
    await expect(input).toHaveValue('4111 1111 1111 1111');
    await expect(input).toHaveAccessibleName('Label 10000');
    await expect(input).toHaveAccessibleDescription(/^Hint 10000/);
    await expect(page.locator('inlay-card-number iframe')).toHaveCount(1);
    expect(complaints).toEqual([]);
  });

  test(`${version} calls the handlers of the latest render`, async ({ page, shops }) => {
    const lab = new Lab(page);
    const checkout = new Checkout(page);
    await lab.open(shops, options);
    await lab.show({ word: 'first' });
    await lab.ready();
    expect(await lab.heard()).toEqual(['first inlay-ready at inlay-fields']);
    await lab.show({ word: 'second' });
    await checkout.fillCard({ number: CARD.number });
    await page.evaluate(() => window.lab.fields.current!.tokenize().catch(() => {}));
    await checkout.fillCard(CARD);
    await lab.token();
    const heard = await lab.heard();
    expect(new Set(heard)).toEqual(
      new Set(['focus', 'blur', 'change', 'error', 'token'].map((name) => `second inlay-${name} at inlay-fields`)),
    );
    await lab.hide();
    expect(await lab.heard()).toEqual([]);
  });
}
