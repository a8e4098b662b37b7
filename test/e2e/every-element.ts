import { expect, type Frame, type Page } from '@playwright/test';
import { FIELD_VALUES } from './field-values.ts';
import { type OnePage, serveHtml } from './one-page.ts';
import { DEVELOPMENT, type Site } from './site.ts';

/** Every element with a frame, in groups as a page would have them. What is typed into each field stands in `VALUES`. */
const GROUPS = {
  card: [
    `<inlay-card-number required></inlay-card-number><inlay-card-expiry required></inlay-card-expiry>
     <inlay-card-code required hint="Three digits on the back"></inlay-card-code>
     <inlay-cardholder-name required></inlay-cardholder-name><inlay-postal-code></inlay-postal-code>`,
    `<inlay-card required fields="cardNumber cardExpiry cardCode cardholderName postalCode" layout="stack"></inlay-card>`,
    `<inlay-card layout="line"></inlay-card>`,
    `<inlay-card-expiry-month as="select"></inlay-card-expiry-month><inlay-card-expiry-year></inlay-card-expiry-year>`,
    `<inlay-stored-card brand="visa" last-digits="1111" expiry="12/30"><inlay-card-code></inlay-card-code></inlay-stored-card>`,
  ],
  bank: [
    `<inlay-account-holder-name required></inlay-account-holder-name><inlay-routing-number required></inlay-routing-number>
     <inlay-account-number required></inlay-account-number>
     <inlay-account-number-confirmation required></inlay-account-number-confirmation><inlay-account-type></inlay-account-type>`,
    `<inlay-sort-code></inlay-sort-code>`,
    `<inlay-transit-number></inlay-transit-number><inlay-institution-number></inlay-institution-number>`,
    `<inlay-iban></inlay-iban><inlay-bic></inlay-bic>`,
  ],
} as const;

/** The card is one of two networks. */
const VALUES: Readonly<Record<string, string>> = { ...FIELD_VALUES, cardNumber: '4970100000000006' };

/** A field as its page sees it. */
interface Field extends HTMLElement {
  readonly names: readonly string[];
  readonly state: { readonly status: string };
  disabled: boolean;
  error: string;
  enterText(field: string, text: string): Promise<boolean>;
}

export interface PageOfElements {
  readonly family: keyof typeof GROUPS;
  /** Attributes of the root. Default: English. */
  readonly root?: string;
  readonly head?: string;
}

/** Serves a page with every element of a family that has a frame. */
export function serveElements(
  { vault }: Site,
  { family, root = 'lang="en"', head = '' }: PageOfElements,
): Promise<OnePage> {
  const groups = GROUPS[family].map((fields) => `<inlay-fields>${fields}</inlay-fields>`);
  return serveHtml(`<!doctype html><html ${root}><head><meta charset="utf-8"><title>Pay</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>:root { color-scheme: light dark; background: Canvas; color: CanvasText } body { font: 16px/1.5 system-ui, sans-serif } inlay-fields { display: grid; gap: 12px; margin-block: 24px }</style>
    <script src="${vault}/inlay.js" data-vault="${vault}" data-publishable-key="${DEVELOPMENT.publishableKey}"></script>
    ${head}</head><body><main><h1>Pay</h1><form method="post" action="/paid">${groups.join('')}<button>Pay</button></form></main></body></html>`);
}

export async function openElements(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await allReady(page);
}

export async function allReady(page: Page): Promise<void> {
  await page.waitForFunction(
    () => [...document.querySelectorAll('inlay-fields')].every((fields) => fields.matches(':state(ready)')),
    undefined,
    { timeout: 30_000 },
  );
}

/** The elements that have a frame. */
export const FIELDS = 'inlay-fields :is(:has(> iframe), inlay-card)';

/** Puts a value into every field, right or wrong, and waits for what comes of it. */
export async function enterAll(page: Page, values: Readonly<Record<string, string>> = VALUES): Promise<void> {
  await page.evaluate(
    async ([selector, texts]) => {
      for (const field of document.querySelectorAll<Field>(selector)) {
        for (const name of field.names) await field.enterText(name, texts[name] ?? '');
      }
    },
    [FIELDS, values] as const,
  );
}

export async function disableAll(page: Page, isDisabled: boolean): Promise<void> {
  await page.evaluate(
    ([selector, disabled]) => {
      for (const field of document.querySelectorAll<Field>(selector)) field.disabled = disabled;
    },
    [FIELDS, isDisabled] as const,
  );
}

/** The frames with fields: those of tokenizers, which nobody sees, are left out. */
export async function fieldFrames(page: Page): Promise<Frame[]> {
  const all = page.frames().filter((frame) => frame.url().includes('field='));
  expect(all.length).toBeGreaterThan(0);
  return all;
}
