import type { FieldName } from '@inlay/protocol';
import { GROUP } from '../group/group-symbol.ts';
import type { InlayFields } from '../group/inlay-fields.ts';

/** What to type, by field. */
export type FieldTexts = { readonly [field in FieldName]?: string };

/**
 * Types into the fields of a page under test, from a script in that page, such as one that Cypress or Selenium runs. Only
 * the frames of a test key take text from a page.
 *
 * @param fields the element `<inlay-fields>`
 * @throws {Error} where a field is missing, where the key is a live one, and where the fields do not load
 */
export async function fillFields(fields: InlayFields, texts: FieldTexts): Promise<void> {
  for (const [name, text] of Object.entries(texts) as [FieldName, string][]) {
    const element = fields[GROUP].find(name);
    if (!element) throw new Error(`<inlay-fields> has no field ${name} that could be used`);
    await element.whenReady();
    if (!(await element.enterText(name, text))) throw new Error('only the frames of a test key take text from a page');
    await element.check();
  }
}
