import { toAsciiDigits } from '@inlay/validators';
import { filterEdit } from './filter-edit.ts';
import type { Format } from './format.ts';

const LONGEST = 16;

/** Keeps what postal codes are made of: Latin letters, digits, blanks and hyphens. */
export const formatPostalCode: Format = (text, caret, previous) =>
  filterEdit(
    text,
    caret,
    previous,
    (part) => toAsciiDigits(part).replace(/[^a-z\d -]+/gi, ''),
    () => LONGEST,
  );
