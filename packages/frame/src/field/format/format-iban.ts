import { ibanLength } from '@inlay/validators';
import { capitalsOf } from './capitals-of.ts';
import { readEdit } from './edit.ts';
import type { Formatted, InputText } from './format.ts';
import { groupEdit } from './group-edit.ts';

/** By ISO 13616; the longest of the registry has 33. */
const LONGEST = 34;
const FOURS = [4, 8, 12, 16, 20, 24, 28, 32];
/** The word that stands before it on letters and statements: no country is called IB. */
const TITLE = /^(?:[^a-z\d]*i[^a-z\d]*b[^a-z\d]*a[^a-z\d]*n)+/i;

/** Shows an IBAN in capitals and in fours, and refuses characters beyond the length of its country. */
export function formatIban(text: string, caret: number, previous: InputText): Formatted {
  const { head, inserted } = readEdit(text, caret, previous);
  const title = head === '' ? (TITLE.exec(inserted)?.[0].length ?? 0) : 0;
  const place = Math.max(0, caret - title);
  return groupEdit(text.slice(title), place, previous, {
    keep: capitalsOf,
    limitOf,
    gapsOf: () => FOURS,
    separator: ' ',
  });
}

function limitOf(iban: string): number {
  return ibanLength(iban.slice(0, 2)) ?? LONGEST;
}
