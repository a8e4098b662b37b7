import type { FieldName } from '@inlay/protocol';
import { executeServerCommand } from '@web/test-runner-commands';
import type { InlayFields } from './group/inlay-fields.ts';

/** Types with a real keyboard into whatever has the focus, also inside frames. */
export type Keyboard = (keys: { readonly type: string } | { readonly press: string }) => Promise<void>;

export const CARD = { cardNumber: '4111111111111111', cardExpiry: '1230', cardCode: '111' } as const;

/**
 * Looks again until it is so.
 *
 * @param patience in milliseconds
 * @throws {Error} with what was waited for
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  patience = 5_000,
): Promise<void> {
  const end = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Gives something that must not happen the time to happen: there is nothing to wait for. */
export async function whileNothingHappens(milliseconds = 300): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Evaluates an expression in the newest frame whose fragment ends so, where the page can't. */
export async function inFrame(fragment: string, code: string): Promise<unknown> {
  return (await executeServerCommand<{ value: unknown }, object>('in-frame', { fragment, code })).value;
}

/** Waits until an expression in a frame has a value. @throws {Error} with the value that it had at last */
export async function untilInFrame(fragment: string, code: string, expected: unknown): Promise<void> {
  const wanted = JSON.stringify(expected);
  let seen: string | undefined;
  const isSo = async (): Promise<boolean> => (seen = JSON.stringify(await inFrame(fragment, code))) === wanted;
  await until(isSo, `${code} is ${wanted}`).catch((error: Error) => {
    throw new Error(`${error.message}: it is ${seen}`);
  });
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
