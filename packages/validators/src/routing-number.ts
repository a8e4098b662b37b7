import { closeUp, judgeDigits } from './bank-verdict.ts';
import type { Verdict } from './verdict.ts';

const WEIGHTS = [3, 7, 1];

/** The first two digits that were ever given out, or the first of them. */
const GIVEN_OUT = /^(?:[0-3678]$|0|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/;

const INVALID: Verdict = { status: 'invalid', code: 'routing_number_invalid' };

/**
 * Judges the number of a bank in the United States: nine digits, the last of which checks the others by weights 3, 7, 1
 * (ABA). The first two are 00 to 12 (the government and the twelve Federal Reserve districts), 21 to 32 (thrift
 * institutions), 61 to 72 (electronic payments) or 80 (traveler's cheques). ABA's registrar gave out no others, so they are
 * refused as soon as they are typed. Source: ABA, Key to Routing Numbers.
 */
export function validateRoutingNumber(text: string): Verdict {
  const verdict = judgeDigits('routing_number', text, 9);
  if (verdict.status !== 'valid' && verdict.status !== 'incomplete') return verdict;
  const digits = closeUp(text);
  if (!GIVEN_OUT.test(digits)) return INVALID;
  if (verdict.status === 'incomplete') return verdict;
  const sum = Array.from(digits, Number).reduce((total, digit, at) => total + digit * (WEIGHTS[at % 3] ?? 0), 0);
  return sum % 10 === 0 ? verdict : INVALID;
}
