import type { FieldKind, Surroundings } from './field-kind.ts';
import type { InputText } from './format/format.ts';

/** Of a text that someone pastes as much is read before the caret, and behind it. No value is as long. */
const LONGEST = 1_000;

/**
 * Formats the input after every edit, and puts the caret where the payer expects it. While an input method composes, its
 * text is left alone.
 *
 * @param surroundings as they are at each edit
 * @param edited called after each edit
 * @returns forgets what was typed, once the input is empty
 */
export function keepFormatted(
  kind: FieldKind,
  input: HTMLInputElement,
  surroundings: Surroundings,
  edited: () => void,
): () => void {
  let previous: InputText = { value: '', selectionStart: 0, selectionEnd: 0 };
  let isComposing = false;

  const remember = (): void => {
    const { value, selectionStart, selectionEnd } = input;
    previous = { value, selectionStart: selectionStart ?? value.length, selectionEnd: selectionEnd ?? value.length };
  };
  const format = (): void => {
    if (!isComposing && input.value !== previous.value) {
      const position = input.selectionStart ?? input.value.length;
      const head = input.value.slice(0, Math.min(position, LONGEST));
      const tail = input.value.slice(position, position + LONGEST);
      const { value, caret } = kind.format(head + tail, head.length, previous, surroundings.brand);
      if (value !== input.value) input.value = value;
      // Elsewhere a selection would pull the focus here.
      if (document.activeElement === input && input.selectionStart !== caret) input.setSelectionRange(caret, caret);
      remember();
    }
    edited();
  };

  input.addEventListener('beforeinput', () => {
    if (!isComposing) remember();
  });
  input.addEventListener('compositionstart', () => {
    remember();
    isComposing = true;
  });
  for (const type of ['compositionend', 'blur']) {
    input.addEventListener(type, () => {
      isComposing = false;
      format();
    });
  }
  for (const type of ['input', 'change']) input.addEventListener(type, format);

  return () => {
    isComposing = false;
    remember();
  };
}
