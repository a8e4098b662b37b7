/**
 * Room: vault, entry of a request. An account number and an IBAN stand in the clear here, for these few lines.
 * In:  members of a parsed body.
 * Out: `Secret`s, with the last two characters.
 */
import { closeIban, isIban, validateIban, validateRoutingNumber } from '@inlay/validators';
import type { BankAccountNumber } from '../../../core/values/bank-account-number.ts';
import { readText, isSized, toText } from '../../../input/read-scalar.ts';
import { fault, type Keywords, type Read } from '../../../input/reading.ts';
import { Secret } from '../../../secret.ts';

function wrap(text: string): BankAccountNumber {
  return { secret: new Secret(text), lastDigits: text.slice(-2) };
}

/** Digits. A JSON number is taken as it stands: no zero is put before it. */
export function readBankAccountNumber({ minLength = 1, maxLength = 17 }: Keywords): Read {
  const limits = { min: minLength, max: maxLength };
  return (value, path, reading) => {
    const text = toText(value, path, reading);
    if (text === undefined || text === '') return undefined;
    if (!/^\d*$/.test(text)) return fault(reading, path, 'malformed');
    return isSized(text, limits, path, reading) ? wrap(text) : undefined;
  };
}

/** Comes out closed up and in capitals, as it was judged. Its country is judged under the rules of a field only. */
export function readIban({ minLength = 8, maxLength = 34, 'x-rules': rules }: Keywords): Read {
  const limits = { min: minLength, max: maxLength };
  return (value, path, reading) => {
    const text = toText(value, path, reading);
    if (text === undefined || text.trim() === '') return undefined;
    const iban = closeIban(text);
    if (!isSized(iban, limits, path, reading)) return undefined;
    const passes = rules === 'field' ? validateIban(iban).status === 'valid' : isIban(iban);
    return passes ? wrap(iban) : fault(reading, path, 'malformed');
  };
}

/** Nine digits, with the check digit under the rules of a field. */
export function readRoutingNumber(schema: Keywords): Read {
  const read = readText(schema);
  return (value, path, reading) => {
    const digits = read(value, path, reading);
    if (digits === undefined || validateRoutingNumber(digits as string).status === 'valid') return digits;
    return fault(reading, path, 'malformed');
  };
}
