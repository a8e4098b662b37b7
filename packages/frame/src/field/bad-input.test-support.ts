import type { Field } from '../embed.test-support.ts';
import { inFrame } from '../in-frame.test-support.ts';

export const DIGITS = '123456789012345678901234567890';
export const ADDRESS = '12 Rue de l’Église\n75004 Paris\tFrance';
export const PARAGRAPH = `${'Lorem ipsum, dolor: sit amet! '.repeat(20)}\n`;
export const EMOJI = '💳👩‍👩‍👧🇫🇷';
/** Control characters, and halves of characters. */
export const CONTROL = '1\u0000\u0007\u001b\u200f2\ud83d3\udc00';

/** Sets the text as a drop or a fill does: at once, with one event. @returns the milliseconds that it took */
export function put({ fragment }: Field, text: string, times = 1, selector = 'input'): Promise<number> {
  return inFrame(
    fragment,
    `(() => {
      const input = document.querySelector(${JSON.stringify(selector)});
      input.value = ${JSON.stringify(text)}.repeat(${times});
      const start = performance.now();
      input.dispatchEvent(new InputEvent('input', { inputType: 'insertFromDrop', bubbles: true }));
      return performance.now() - start;
    })()`,
  );
}

/** Holds a key of the focused input down for 200 repeats, as a keyboard sends them. */
export async function hold({ fragment }: Field, key: string): Promise<void> {
  await inFrame(
    fragment,
    `(() => {
      const input = document.activeElement;
      for (let times = 0; times < 200; times++) {
        input.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', repeat: times > 0, bubbles: true }));
        document.execCommand('insertText', false, '${key}');
      }
    })()`,
  );
}
