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

/** An IBAN, with what a BIC beside it has to fit. */
export interface IbanInput extends BankAccountNumber {
  /** Its first two letters. */
  readonly country: string;
}

type DigitsScheme = 'ach' | 'bacs' | 'eft';

function wrap(text: string): BankAccountNumber {
  return { secret: new Secret(text), lastDigits: text.slice(-2) };
}

/**
 * Digits. A JSON number is taken as it stands: no zero is put before it. Under the rules of a field it is judged as a number
 * of the scheme that `x-rules` names.
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

/** Comes out closed up and in capitals, as it was judged. Its country is judged under the rules of a field only. */
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

/** Text of a form that also has to pass the judge of its field. */
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
