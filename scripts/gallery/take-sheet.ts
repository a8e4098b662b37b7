import type { Page } from 'playwright';
import { valueOf } from './elements.ts';

/** Milliseconds for themes, fonts and frames to come to rest. */
const REST = 400;

/** A field as the page sees it; the group it stands in says when it can be used. */
interface Field extends HTMLElement {
  readonly names?: readonly string[];
  readOnly: boolean;
  enterText(field: string, text: string): Promise<boolean>;
}

/** Puts every field of a sheet into its state, and takes a picture of the whole. */
export async function takeSheet(page: Page): Promise<Buffer> {
  await page.waitForFunction(
    () => [...document.querySelectorAll('inlay-fields')].every((fields) => fields.matches(':state(ready)')),
    undefined,
    { timeout: 120_000 },
  );
  await fillIn(page);
  // The look of the focus is learnt from an input of the page's own.
  await page.locator('#own').focus();
  await page.waitForTimeout(REST);
  const height = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 1000, height });
  await page.waitForTimeout(REST);
  await paste(page, await takeFocused(page));
  const picture = await page.screenshot();
  await page.evaluate(() => {
    for (const image of document.querySelectorAll('.cell > img')) image.remove();
  });
  return picture;
}

async function fillIn(page: Page): Promise<void> {
  const names = await page.evaluate(() =>
    [...document.querySelectorAll<Field>('inlay-fields > *')].flatMap((field) => field.names ?? []),
  );
  const values = Object.fromEntries([...new Set(names)].map((name) => [name, valueOf(name)]));
  await page.evaluate(async (texts) => {
    for (const cell of document.querySelectorAll<HTMLElement>('.cell[data-state]')) {
      const { state = '' } = cell.dataset;
      const field = cell.querySelector<Field>('inlay-fields > *');
      if (!field || !['filled', 'invalid', 'readonly'].includes(state)) continue;
      for (const name of field.names ?? []) {
        const text = texts[name];
        if (text && !field.readOnly) await field.enterText(name, text).catch(() => false);
      }
      field.readOnly = state === 'readonly';
    }
  }, values);
}

interface Shot {
  readonly index: number;
  readonly picture: string;
}

/** Only one field has the focus at a time: each is taken by itself. */
async function takeFocused(page: Page): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  const cells = page.locator('.cell[data-state=focused]');
  for (let index = 0; index < (await cells.count()); index++) {
    const cell = cells.nth(index);
    const clip = await cell.boundingBox();
    const isFocused = await cell.evaluate(async (element) => {
      const field = element.querySelector<HTMLElement>('inlay-fields > *');
      field?.focus();
      for (let tries = 0; tries < 100 && !field?.matches(':state(focused)'); tries++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await new Promise((resolve) => setTimeout(resolve, 160));
      return field?.matches(':state(focused)') ?? false;
    });
    if (!isFocused || !clip) continue;
    shots.push({ index, picture: (await page.screenshot({ clip })).toString('base64') });
  }
  await page.locator('#own').focus();
  await page.waitForTimeout(REST);
  return shots;
}

async function paste(page: Page, shots: readonly Shot[]): Promise<void> {
  await page.evaluate(async (pictures) => {
    const cells = document.querySelectorAll('.cell[data-state=focused]');
    for (const { index, picture } of pictures) {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      cells[index]?.append(image);
    }
  }, shots);
}
