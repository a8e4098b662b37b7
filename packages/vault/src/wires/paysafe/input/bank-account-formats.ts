/**
 * Room: vault, entry of a request. An account number and an IBAN stand in the clear here, for these few lines.
 * In:  members of a parsed body.
 * Out: `Secret`s, with the last two characters, and of an IBAN its country.
 */
import { closeIban, isIban, validateAccountNumber, validateIban, type Verdict } from '@inlay/validators';
import type { BankAccountNumber } from '../../../core/values/bank-account-number.ts';
import { readText, isSized, toText } from '../../../input/read-scalar.ts';
import { fault, type Keywords, type Read } from '../../../input/reading.ts';
import { Secret } from '../../../secret.ts';

/** An IBAN, with the country that a BIC must match. */
export interface IbanInput extends BankAccountNumber {
  /** Its first two letters. */
  readonly country: string;
}

type DigitsScheme = 'ach' | 'bacs' | 'eft';

function wrap(text: string): BankAccountNumber {
  return { secret: new Secret(text), lastDigits: text.slice(-2) };
}

/**
 * Reads digits. A JSON number is not padded with zeros. Under the rules of a field, the number must be valid in the
 * scheme that `x-rules` names.
 */
export function readBankAccountNumber({ minLength = 1, maxLength = 17, 'x-rules': scheme }: Keywords): Read {
  const limits = { min: minLength, max: maxLength };
  return (value, path, reading) => {
    const text = toText(value, path, reading);
    if (text === undefined || text === '') return undefined;
    if (!/^\d*$/.test(text)) return fault(reading, path, 'malformed');
    if (!isSized(text, limits, path, reading)) return undefined;
    const passes = scheme === undefined || validateAccountNumber(text, scheme as DigitsScheme).status === 'valid';
    return passes ? wrap(text) : fault(reading, path, 'malformed');
  };
}

/** Reads an IBAN. Returns it without spaces, in capitals. The country is checked under the rules of a field only. */
export function readIban({ minLength = 8, maxLength = 34, 'x-rules': rules }: Keywords): Read {
  const limits = { min: minLength, max: maxLength };
  return (value, path, reading) => {
    const text = toText(value, path, reading);
    if (text === undefined || text.trim() === '') return undefined;
    const iban = closeIban(text);
    if (!isSized(iban, limits, path, reading)) return undefined;
    const passes = rules === 'field' ? validateIban(iban).status === 'valid' : isIban(iban);
    const input: IbanInput = { ...wrap(iban), country: iban.slice(0, 2) };
    return passes ? input : fault(reading, path, 'malformed');
  };
}

/** Reads text of a fixed form that must also pass its field's validator. */
export function judgedBy(judge: (text: string) => Verdict): (schema: Keywords) => Read {
  return (schema) => {
    const read = readText(schema);
    return (value, path, reading) => {
      const text = read(value, path, reading);
      if (text === undefined || judge(text as string).status === 'valid') return text;
      return fault(reading, path, 'malformed');
    };
  };
}
