import type { FieldKind } from './field-kind.ts';
import type { InputText } from './format/format.ts';

/**
 * Formats the input after every edit, and puts the caret where the payer expects it. While an input method composes, its
 * text is left alone.
 *
 * @param edited called after each edit
 * @returns wipes the input
 */
export function keepFormatted(kind: FieldKind, input: HTMLInputElement, edited: () => void): () => void {
  let previous: InputText = { value: '', selectionStart: 0, selectionEnd: 0 };
  let isComposing = false;

  const remember = (): void => {
    const { value, selectionStart, selectionEnd } = input;
    previous = { value, selectionStart: selectionStart ?? value.length, selectionEnd: selectionEnd ?? value.length };
  };
  const format = (): void => {
    if (!isComposing && input.value !== previous.value) {
      const { value, caret } = kind.format(input.value, input.selectionStart ?? input.value.length, previous);
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
    input.value = '';
    isComposing = false;
    remember();
    edited();
  };
}
