import type { Format, InputText } from './format.ts';

export const NOTHING: InputText = { value: '', selectionStart: 0, selectionEnd: 0 };

/**
 * Reads an input drawn as text: `|` is the caret, `[` and `]` hold a selection.
 */
export function drawn(picture: string): InputText {
  const value = picture.replace(/[|[\]]/g, '');
  if (picture.includes('[')) {
    return { value, selectionStart: picture.indexOf('['), selectionEnd: picture.indexOf(']') - 1 };
  }
  const caret = picture.includes('|') ? picture.indexOf('|') : value.length;
  return { value, selectionStart: caret, selectionEnd: caret };
}

export function draw({ value, selectionStart }: InputText): string {
  return `${value.slice(0, selectionStart)}|${value.slice(selectionStart)}`;
}

export type Act = { readonly insert: string } | 'backspace' | 'delete';

/** What a browser does to an input by itself, followed by the format. */
export function act(format: Format, input: InputText, what: Act): InputText {
  const { value } = input;
  let { selectionStart: start, selectionEnd: end } = input;
  const inserted = typeof what === 'object' ? what.insert : '';
  if (start === end && what === 'backspace') start = Math.max(0, start - 1);
  if (start === end && what === 'delete') end = Math.min(value.length, end + 1);
  const text = value.slice(0, start) + inserted + value.slice(end);
  // A browser fires no input event when a key changes nothing.
  return text === value ? input : settle(format, text, start + inserted.length, input);
}

/** Types one character after another. */
export function type(format: Format, input: InputText, keys: string): InputText {
  return keys.split('').reduce((current, key) => act(format, current, { insert: key }), input);
}

/** Replaces the whole value at once, as autofill and password managers do. */
export function fill(format: Format, input: InputText, text: string, caret = text.length): InputText {
  return settle(format, text, caret, input);
}

function settle(format: Format, text: string, caret: number, previous: InputText): InputText {
  const formatted = format(text, caret, previous);
  return { value: formatted.value, selectionStart: formatted.caret, selectionEnd: formatted.caret };
}
