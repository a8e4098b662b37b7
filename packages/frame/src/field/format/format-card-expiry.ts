import { parseCardExpiry, toAsciiDigits, unifyExpirySeparators } from '@inlay/validators';
import { digitsOf } from './digits-of.ts';
import { type Edit, readEdit } from './edit.ts';
import { joinExpiry, settleExpiry, splitExpiry } from './expiry-parts.ts';
import type { Formatted, InputText } from './format.ts';

/** The longest way to write an expiry, and room for a slip. */
const LONGEST = 16;

/**
 * Shows an expiry as `MM / YY`, however it is typed, pasted or filled in. A year may be typed in full: `20` is held open
 * for `2030`, which then shows as `30`.
 */
export function formatCardExpiry(text: string, caret: number, previous: InputText): Formatted {
  const plain = toAsciiDigits(text);
  if (plain === previous.value) return { value: plain, caret };
  // Some scripts write a digit as two characters.
  const place = toAsciiDigits(text.slice(0, caret)).length;
  const edit = readEdit(plain, place, previous);
  return clean(edit.inserted) === '' ? afterDeletion(edit) : afterInsertion(edit, plain, place);
}

/** Digits and single slashes. */
function clean(text: string): string {
  return unifyExpirySeparators(text)
    .replace(/[^\d/]+/g, '')
    .replace(/\/{2,}/g, '/');
}

/** Deleting never fills in and never moves a digit across the slash, so a month can be mended with its year in place. */
function afterDeletion(edit: Edit): Formatted {
  const crossed = edit.inserted === '' && !/\d/.test(edit.removed);
  const head = crossed && edit.direction === 'back' ? edit.head.replace(/\d(?=\D*$)/, '') : edit.head;
  const tail = crossed && edit.direction === 'forward' ? edit.tail.replace(/\d/, '') : edit.tail;
  const slash = edit.removed.includes('/') ? '/' : '';
  const value = joinExpiry(splitExpiry(clean(head + slash + tail)));
  return { value, caret: caretBefore(value, digitsOf(tail).length, !crossed && /\D$/.test(head)) };
}

function afterInsertion(edit: Edit, text: string, caret: number): Formatted {
  const after = digitsOf(text.slice(caret)).length;
  const written = edit.inserted.length > 1 ? parseCardExpiry(clean(text).replace(/^\/|\/$/g, '')) : undefined;
  if (written && written.year >= 2000 && written.year < 2100) {
    const value = joinExpiry({ month: twoDigits(written.month), year: twoDigits(written.year % 100) });
    return { value, caret: caretBefore(value, after, true) };
  }
  const head = clean(edit.head);
  const tail = clean(edit.tail);
  for (let inserted = clean(edit.inserted).slice(0, LONGEST); inserted !== ''; inserted = inserted.slice(0, -1)) {
    const raw = clean(head + inserted + tail);
    const parts = settleExpiry(splitExpiry(raw === '/' ? '' : raw), (head + inserted).includes('/'));
    if (!parts) continue;
    const value = joinExpiry(parts);
    return { value, caret: caretBefore(value, after, parts.month.length === 2) };
  }
  return afterDeletion({ ...edit, inserted: ' ' });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** The place with so many digits after it: directly before the next digit, or directly after the last. */
function caretBefore(value: string, digitsAfter: number, beyondSeparator: boolean): number {
  let caret = value.length;
  for (let left = digitsAfter; left > 0 && caret > 0; ) if (/\d/.test(value.charAt(--caret))) left--;
  if (beyondSeparator) return caret;
  while (caret > 0 && /\D/.test(value.charAt(caret - 1))) caret--;
  return caret;
}
