import Type, { type TUnsafe } from 'typebox';
import type { BankAccountNumber } from '../../../core/values/bank-account-number.ts';
import type { CardExpiry } from '../../../core/values/card-expiry.ts';
import type { CardNumber } from '../../../core/values/card-number.ts';
import type { SecurityCode } from '../../../core/values/security-code.ts';
import { integer, pattern } from '../../../input/schema.ts';
import type { IbanInput } from './bank-account-formats.ts';
import type { SecurityCodeInput } from './card-formats.ts';

// The words of this wire's bodies that JSON Schema has no word for. reader.ts reads them.

/** By what a value is judged: what a payer types, or the form alone, as clients of the wire send it. */
export type Rules = 'field' | 'wire';

/** 12 to 20 digits with a right check digit. Comes out wrapped, with its first six and last four digits. */
export function cardNumber(): TUnsafe<CardNumber> {
  return Type.Unsafe<CardNumber>({
    type: 'string',
    minLength: 12,
    maxLength: 20,
    pattern: '^[0-9]*$',
    format: 'card-number',
    writeOnly: true,
  });
}

/** 3 or 4 digits. Comes out wrapped, with its length. */
export function securityCode(): TUnsafe<SecurityCode> {
  return Type.Unsafe<SecurityCode>({
    type: 'string',
    minLength: 3,
    maxLength: 4,
    pattern: '^[0-9]*$',
    format: 'security-code',
    writeOnly: true,
  });
}

/** A security code, or the single-use token that stands for one. */
export function securityCodeOrToken(): TUnsafe<SecurityCodeInput> {
  return Type.Unsafe<SecurityCodeInput>({
    type: 'string',
    minLength: 3,
    maxLength: 50,
    pattern: '^([0-9]{3,4}|SC[0-9A-Za-z]*)$',
    format: 'security-code-or-token',
    writeOnly: true,
  });
}

/** Month and year. With `past: 'refused'` a month that is over everywhere is a fault of the whole object. */
export function cardExpiry(options: { readonly past: 'refused' | 'taken' }): TUnsafe<CardExpiry> {
  const parts = Type.Object({ month: integer(1, 12), year: integer(1900, 9999) });
  return Type.Unsafe<CardExpiry>({ ...parts, ...(options.past === 'refused' ? { 'x-check': 'not-expired' } : {}) });
}

/** A network by its name: `visa`, `cartes-bancaires`. */
export function network() {
  return pattern(32, /^[a-z-]+$/);
}

/** A name of at most `max` UTF-16 code units. A card number typed into the wrong field is refused. */
export function nameText(max: number) {
  return Type.String({ minLength: 0, maxLength: max, format: 'name' });
}

/** A country by its two letters (ISO 3166-1), in either case. Comes out in capitals. */
export function country() {
  return Type.String({ ...pattern(2, /^[A-Za-z]{2}$/), format: 'country' });
}

/** The id of a record, in either case. Whether there is such a record is told where it is used. */
export function recordId() {
  return Type.String({ minLength: 0, maxLength: 36, 'x-case': 'lower' });
}

/** A real day that is not to come. */
export function dateOfBirth() {
  return Type.Object(
    { year: integer(1900, 9999), month: integer(1, 12), day: integer(1, 31) },
    { 'x-check': 'date-of-birth' },
  );
}

/**
 * An account number: digits. Comes out wrapped, with its last two digits.
 *
 * @param scheme by whose numbers it is judged; left out, by the form alone
 */
export function bankAccountNumber(
  min: number,
  max: number,
  scheme?: 'ach' | 'bacs' | 'eft',
): TUnsafe<BankAccountNumber> {
  return Type.Unsafe<BankAccountNumber>({
    type: 'string',
    minLength: min,
    maxLength: max,
    pattern: '^[0-9]*$',
    format: 'bank-account-number',
    ...(scheme === undefined ? {} : { 'x-rules': scheme }),
    writeOnly: true,
  });
}

/** An IBAN, in groups or not, with right check digits. Comes out wrapped, with its last two characters and its country. */
export function iban(rules: Rules): TUnsafe<IbanInput> {
  return Type.Unsafe<IbanInput>({
    type: 'string',
    minLength: 8,
    maxLength: 34,
    format: 'iban',
    'x-rules': rules,
    writeOnly: true,
  });
}

/** The nine digits of a bank of the United States. */
export function routingNumber(rules: Rules) {
  return digits(9, rules, 'routing-number');
}

/** The six digits of a branch in the United Kingdom. */
export function sortCode(rules: Rules) {
  return digits(6, rules, 'sort-code');
}

/** The five digits of a branch in Canada. */
export function transitNumber(rules: Rules) {
  return digits(5, rules, 'transit-number');
}

/** The three digits of a bank in Canada. */
export function institutionNumber(rules: Rules) {
  return digits(3, rules, 'institution-number');
}

/** So many digits, no more, no less; under the rules of a field those that are given out. */
function digits(length: number, rules: Rules, format: string) {
  const form = pattern(length, new RegExp(`^[0-9]{${length}}$`));
  return rules === 'wire' ? form : Type.String({ ...form, format });
}

/** 8 or 11 letters and digits that name a bank. Comes out in capitals. */
export function bic(rules: Rules) {
  const form = pattern(11, /^[A-Za-z0-9]{4}[A-Za-z]{2}[A-Za-z0-9]{2}([A-Za-z0-9]{3})?$/, { case: 'upper' });
  return rules === 'wire' ? form : Type.String({ ...form, format: 'bic' });
}

/** The characters that banks take in a reference of SEPA (EPC217-08): no blank or slash at an end, no two slashes. */
export function sepaReference() {
  return Type.String({
    minLength: 1,
    maxLength: 35,
    pattern: "^(?![ /])(?!.*//)[A-Za-z0-9/?:().,'+ -]+(?<![ /])$",
  });
}
