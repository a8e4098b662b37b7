import { type CardExpiry, parseCardExpiry } from '@inlay/validators';
import { digitsOf } from './digits-of.ts';
import { readEdit } from './edit.ts';
import { filterEdit } from './filter-edit.ts';
import type { Format, Formatted } from './format.ts';

/** Keeps a month's two digits; `5` is May and written `05`. Of a date that is pasted or filled in, the month stays. */
export const formatExpiryMonth: Format = (text, caret, previous) => {
  const kept = formatPart(
    text,
    caret,
    previous,
    ({ month }) => String(month).padStart(2, '0'),
    () => 2,
  );
  const isDone = readEdit(text, caret, previous).inserted !== '' && /^[2-9]$/.test(kept.value);
  return isDone ? { value: `0${kept.value}`, caret: 2 } : kept;
};

/** Keeps a year's two digits, or four where it is typed in full. Of a date that is pasted or filled in, the year stays. */
export const formatExpiryYear: Format = (text, caret, previous) =>
  formatPart(
    text,
    caret,
    previous,
    ({ year }) => String(year),
    (digits) => (digits.startsWith('20') ? 4 : 2),
  );

function formatPart(
  text: string,
  caret: number,
  previous: Parameters<Format>[2],
  partOf: (expiry: CardExpiry) => string,
  limitOf: (digits: string) => number,
): Formatted {
  const { inserted } = readEdit(text, caret, previous);
  // A year alone is no date: `2030` is not the 20th month of 2030.
  const written = inserted.length > 2 && !/^20\d\d$/.test(digitsOf(text)) ? parseCardExpiry(text) : undefined;
  if (!written) return filterEdit(text, caret, previous, digitsOf, limitOf);
  const value = partOf(written);
  return { value, caret: value.length };
}
