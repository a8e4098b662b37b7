import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

export interface Card {
  readonly number?: string;
  readonly expiry?: string;
  readonly code?: string;
  readonly name?: string;
}

/** A card that the sandbox approves and whose code matches. */
export const GOOD_CARD = { number: '4111111111111111', expiry: '1230', code: '111', name: 'Ada Fields' } as const;

const ELEMENTS = {
  number: 'inlay-card-number',
  expiry: 'inlay-card-expiry',
  code: 'inlay-card-code',
  name: 'inlay-cardholder-name',
} as const;

/** The checkout as a payer meets it: by labels, through real frames, with real keys. */
export class Checkout {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  frame(field: keyof Card): FrameLocator {
    return this.page.frameLocator(`${ELEMENTS[field]} > iframe`);
  }

  input(field: keyof Card): Locator {
    return this.frame(field).locator('input').first();
  }

  element(field: keyof Card): Locator {
    return this.page.locator(ELEMENTS[field]);
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.ready();
  }

  async ready(): Promise<void> {
    for (const field of Object.keys(ELEMENTS) as (keyof Card)[]) await expect(this.input(field)).toBeVisible();
  }

  async fillContact(): Promise<void> {
    await this.page.getByLabel('Email').fill('ada@example.com');
    await this.page.getByLabel('Full name').fill('Ada Fields');
    await this.page.getByLabel('Street and number').fill('100 Queen Street West');
    await this.page.getByLabel('Postal code').fill('M5H 2N2');
    await this.page.getByLabel('City').fill('Toronto');
  }

  /** Types key by key, as a payer does. */
  async fillCard(card: Card = GOOD_CARD): Promise<void> {
    for (const field of Object.keys(ELEMENTS) as (keyof Card)[]) {
      const text = card[field];
      if (text === undefined) continue;
      await this.input(field).click();
      // On a busy machine a key would go where the focus was.
      await expect(this.input(field)).toBeFocused();
      await this.page.keyboard.press('ControlOrMeta+a');
      await this.page.keyboard.press('Delete');
      await this.page.keyboard.type(text);
    }
  }

  payButton(): Locator {
    return this.page.getByRole('button', { name: /^Pay \D*[\d.,]+\D*$/ });
  }

  async pay(): Promise<void> {
    await this.payButton().click();
  }

  receipt(): Locator {
    return this.page.getByRole('region', { name: 'Receipt' });
  }
}
