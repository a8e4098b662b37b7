import { closeDigits, holdsCardNumber } from './digit-run.ts';
import { EMPTY, VALID, type Verdict, type VerdictCode } from './verdict.ts';

// Control characters, line and paragraph separators, halves of surrogate pairs.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * The name of who holds a card or an account. A card number is refused wherever in the name it stands (a name is kept in
 * the clear, a number never); digits alone are no name yet.
 *
 * @param maxLength in UTF-16 code units
 */
export function judgeHolderName(text: string, maxLength: number, code: VerdictCode): Verdict {
  if (text.trim() === '') return EMPTY;
  if (text.length > maxLength || UNPRINTABLE.test(text) || holdsCardNumber(text)) return { status: 'invalid', code };
  return /^\d*$/.test(closeDigits(text)) ? { status: 'incomplete', code } : VALID;
}
