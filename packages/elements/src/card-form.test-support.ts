import type { FieldName } from '@inlay/protocol';
import type { InlayFields } from './group/inlay-fields.ts';

/** Types with a real keyboard into whatever has the focus, also inside frames. */
export type Keyboard = (keys: { readonly type: string } | { readonly press: string }) => Promise<void>;

export const CARD = { cardNumber: '4111111111111111', cardExpiry: '1230', cardCode: '111' } as const;

/** Looks again until it is so, or fails with what was waited for. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 5_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export async function untilReady(fields: InlayFields): Promise<void> {
  await until(() => fields.state.ready, 'the fields are ready');
}

export async function focusOn(fields: InlayFields, field: FieldName): Promise<void> {
  fields.focus(field);
  await until(() => fields.state.fields[field]?.focused ?? false, `${field} has the focus`);
}

export async function typeInto(fields: InlayFields, field: FieldName, text: string, keyboard: Keyboard): Promise<void> {
  await focusOn(fields, field);
  await keyboard({ type: text });
}

/** Types a card that can be used. */
export async function typeCard(fields: InlayFields, keyboard: Keyboard): Promise<void> {
  for (const [field, text] of Object.entries(CARD)) await typeInto(fields, field as FieldName, text, keyboard);
  await until(() => fields.state.complete, 'the card is complete');
}
