import type { CardField } from './card-field.ts';
import type { Frame, Page } from 'playwright';

/** A test card of the sandbox. */
const CARD: Readonly<Record<CardField, string>> = {
  cardNumber: '4111111111111111',
  cardExpiry: '1230',
  cardCode: '123',
  cardholderName: 'Ada Example',
};

/** The frame of a field. */
export function fieldFrame(page: Page, field: CardField): Frame {
  return findFrame(page, `field=${field}`);
}

export function tokenizerFrame(page: Page): Frame {
  return findFrame(page, 'role=tokenizer');
}

/** Types a card, as a payer would. */
export async function typeCard(page: Page, fields: readonly CardField[]): Promise<void> {
  for (const field of fields) {
    await fieldFrame(page, field).locator('input').click();
    await page.keyboard.type(CARD[field]);
  }
}

/** Makes a token in the page and tells the milliseconds from the call to the token. */
export async function tokenize(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const fields = document.querySelector('inlay-fields') as unknown as { tokenize(): Promise<{ token: string }> };
    const start = performance.now();
    const { token } = await fields.tokenize();
    const elapsed = performance.now() - start;
    if (!token.startsWith('SC')) throw new Error('That is no token.');
    return elapsed;
  });
}

function findFrame(page: Page, words: string): Frame {
  const frame = page.frames().find((candidate) => candidate.url().includes(words));
  if (!frame) throw new Error(`The page has no frame with ${words}.`);
  return frame;
}
