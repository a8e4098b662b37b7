import { expect } from 'vitest';
import type { Driver } from './driver.ts';

/** How a field is called in the page, where it stands, and the input in its frame. */
export const FIELDS = {
  number: { title: 'Card number', element: 'inlay-card-number', input: 'input[name="cardnumber"]' },
  expiry: { title: 'Expiry date', element: 'inlay-card-expiry', input: 'input[name="cc-exp"]' },
  code: { title: 'Security code', element: 'inlay-card-code', input: 'input[name="cvc"]' },
  name: { title: 'Name on card', element: 'inlay-cardholder-name', input: 'input[name="ccname"]' },
} as const;

export type Field = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS) as readonly Field[];

/** A card that the sandbox approves and whose code matches. */
export const GOOD_CARD = { number: '4111111111111111', expiry: '1230', code: '111', name: 'Ada Fields' } as const;

/** The frame of a field, wherever it was put. */
export function frameOf(field: Field): string {
  return `iframe[title="${FIELDS[field].title}"]`;
}

/** Who pays, in front of a browser: sees what is shown, and has a mouse and a keyboard. */
export class Payer {
  readonly driver: Driver;

  constructor(driver: Driver) {
    this.driver = driver;
  }

  /** Opens a page with fields, and waits until they can be used. */
  async open(url: string): Promise<void> {
    await this.driver.open(url);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect
      .poll(() => this.driver.run(() => document.querySelector('inlay-fields')?.matches(':state(ready)')))
      .toBe(true);
  }

  /** Clicks into fields and types, key by key. */
  async fill(card: { readonly [field in Field]?: string } = GOOD_CARD): Promise<void> {
    for (const field of FIELD_NAMES) {
      const text = card[field];
      if (text === undefined) continue;
      await this.enter(field);
      await this.driver.type(text);
    }
  }

  /** Clicks into a field. */
  async enter(field: Field): Promise<void> {
    await this.driver.click(frameOf(field));
    await this.expectFocus(field);
  }

  /** Goes from what stands before the fields through them, a Tab before each, and types. */
  async walk(texts: Readonly<Record<string, string>>, from = '#before'): Promise<void> {
    await this.driver.click(from);
    for (const [id, text] of Object.entries(texts)) {
      await this.driver.press('Tab');
      await this.expectStop(id);
      await this.driver.type(text);
    }
  }

  /** Waits until an element of ours says that it has the focus. */
  async expectStop(id: string): Promise<void> {
    await expect
      .poll(() =>
        this.driver.run(
          (at) =>
            (document.getElementById(at) as unknown as { readonly state?: { readonly focused?: boolean } }).state
              ?.focused,
          id,
        ),
      )
      .toBe(true);
  }

  /** Where the keys go: the name of a field, or else the id of the page's own element. Two fields at once are both told. */
  async focused(): Promise<string> {
    const [fields, id] = await this.driver.run(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      // Not by `:state(focused)`: WebKit now and then matches a state that an element no longer has.
      const focused = [...document.querySelectorAll('*')].filter(
        (element) => (element as { readonly state?: { readonly focused?: boolean } }).state?.focused,
      );
      return [focused.map(({ localName }) => localName), active?.id ?? ''] as const;
    });
    return FIELD_NAMES.filter((field) => fields.includes(FIELDS[field].element)).join(' ') || id;
  }

  async expectFocus(where: string): Promise<void> {
    await expect.poll(() => this.focused()).toBe(where);
  }

  /** What stands in a field. The test may look into its frame, as no page can. */
  async value(field: Field): Promise<string> {
    return this.driver.runIn(
      frameOf(field),
      (input) => (document.querySelector(input) as HTMLInputElement).value,
      FIELDS[field].input,
    );
  }

  /** Waits until the page is told that all fields are empty. */
  async expectEmpty(): Promise<void> {
    await expect
      .poll(() =>
        this.driver.run(() =>
          [...document.querySelectorAll('form *')].filter((each) => each.matches(':state(empty)')).map(({ id }) => id),
        ),
      )
      .toEqual(FIELD_NAMES);
  }

  /** Ends the typing: see `runIn`. */
  async expectValue(field: Field, value: string): Promise<void> {
    await expect.poll(() => this.value(field)).toBe(value);
  }

  /** Waits until the page shows a text. */
  async expectText(selector: string, text: string): Promise<void> {
    await expect
      .poll(() => this.driver.run((at) => document.querySelector(at)?.textContent ?? '', selector))
      .toContain(text);
  }
}
