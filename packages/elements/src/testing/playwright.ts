import type { FieldName } from '@inlay/protocol';
import type { FieldTexts } from './fill-fields.ts';

/** The part of Playwright's `Locator` that is used. */
interface Control {
  evaluate<Result>(read: (element: Element) => Result): Promise<Result>;
  click(): Promise<void>;
  pressSequentially(text: string): Promise<void>;
  selectOption(value: string): Promise<unknown>;
}

/** The part of Playwright's `Page` that is used. */
interface PageOfFrames<Locator> {
  frames(): readonly { url(): string; locator(selector: string): Locator }[];
  waitForTimeout(milliseconds: number): Promise<void>;
}

const PATIENCE = 10_000;
const PAUSE = 50;

/**
 * Types into the fields of a Playwright page as a payer does, key by key, and chooses where a field is chosen from.
 *
 * @param page Playwright's `Page`
 * @throws {Error} where a field does not load within 10 seconds
 */
export async function fillFields(page: PageOfFrames<Control>, texts: FieldTexts): Promise<void> {
  for (const [name, text] of Object.entries(texts) as [FieldName, string][]) {
    const control = await findField(page, name);
    if (await control.evaluate((element) => element.localName === 'select')) {
      await control.selectOption(text);
    } else {
      await control.click();
      await control.pressSequentially(text);
    }
  }
}

/**
 * The input of a field inside its frame, as a Playwright `Locator`.
 *
 * @throws {Error} where it does not load within 10 seconds
 */
export async function findField<Locator>(page: PageOfFrames<Locator>, field: FieldName): Promise<Locator> {
  for (let waited = 0; waited < PATIENCE; waited += PAUSE) {
    const frame = page.frames().find((each) => fieldsOf(each.url()).includes(field));
    if (frame) return frame.locator(`[data-field=${field}] :is(input, select)`);
    await page.waitForTimeout(PAUSE);
  }
  throw new Error(`the page has no field ${field}`);
}

/** The fields of a frame stand in the fragment of its URL. */
function fieldsOf(url: string): readonly string[] {
  return new URLSearchParams(new URL(url, 'about:blank').hash.slice(1)).get('field')?.split(',') ?? [];
}
