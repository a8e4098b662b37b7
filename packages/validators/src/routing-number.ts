import { closeUp, judgeDigits } from './bank-verdict.ts';
import type { Verdict } from './verdict.ts';

const WEIGHTS = [3, 7, 1];

/** The number of a bank in the United States: nine digits, the last of which checks the others by weights 3, 7, 1 (ABA). */
export function validateRoutingNumber(text: string): Verdict {
  const verdict = judgeDigits('routing_number', text, 9);
  if (verdict.status !== 'valid') return verdict;
  const sum = Array.from(closeUp(text), Number).reduce((total, digit, at) => total + digit * (WEIGHTS[at % 3] ?? 0), 0);
  return sum % 10 === 0 && sum > 0 ? verdict : { status: 'invalid', code: 'routing_number_invalid' };
}
