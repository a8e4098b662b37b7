import { sendKeys } from '@web/test-runner-commands';
import type { Field } from './embed.test-support.ts';
import { inFrame, until } from './in-frame.test-support.ts';

/** Puts the focus into a field as a page does, and types as a payer does. */
export async function typeInto({ frame, fragment }: Field, text: string): Promise<void> {
  await focusOn(frame, fragment);
  await sendKeys({ type: text });
}

export async function focusOn(frame: HTMLIFrameElement, fragment: string): Promise<void> {
  frame.focus();
  await until(() =>
    inFrame<boolean>(fragment, 'document.hasFocus() && document.activeElement.matches("input, select")'),
  );
}

export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

/** The text of an input, with `|` where its caret is or around what is selected. */
export function readInput({ fragment }: Field, selector = 'input'): Promise<string> {
  return inFrame(
    fragment,
    `(() => {
      const { value, selectionStart: start, selectionEnd: end } = document.querySelector('${selector}');
      return value.slice(0, start) + '|' + (start === end ? '' : value.slice(start, end) + '|') + value.slice(end);
    })()`,
  );
}

/** The name of the control that has the focus of a frame. */
export function focusedName({ fragment }: Field): Promise<string> {
  return inFrame(fragment, 'document.activeElement.name');
}
