import Type, { type TUnsafe } from 'typebox';
import type { BankAccountNumber } from '../../../core/values/bank-account-number.ts';
import type { CardExpiry } from '../../../core/values/card-expiry.ts';
import type { CardNumber } from '../../../core/values/card-number.ts';
import type { SecurityCode } from '../../../core/values/security-code.ts';
import { integer, pattern } from '../../../input/schema.ts';
import type { IbanInput } from './bank-account-formats.ts';
import type { SecurityCodeInput } from './card-formats.ts';

// This wire's additions to JSON Schema, for the members of its bodies. reader.ts reads them.

/** The strictness of a check: the rules for typed input, or only the form, as clients of the wire send values. */
export type Rules = 'field' | 'wire';

/** 12 to 20 digits with a valid check digit. Read as a `Secret`, with its first six and last four digits. */
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

/** 3 or 4 digits. Read as a `Secret`, with its length. */
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

/** A security code, or its single-use token. */
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

/**
 * Month and year. With `past: 'refused'`, an expiry that has passed in every time zone is a fault of the whole object.
 */
export function cardExpiry(options: { readonly past: 'refused' | 'taken' }): TUnsafe<CardExpiry> {
  const parts = Type.Object({ month: integer(1, 12), year: integer(1900, 9999) });
  return Type.Unsafe<CardExpiry>({ ...parts, ...(options.past === 'refused' ? { 'x-check': 'not-expired' } : {}) });
}

/** The name of a card network: `visa`, `cartes-bancaires`. */
export function network() {
  return pattern(32, /^[a-z-]+$/);
}

/** A name of at most `max` UTF-16 code units. A card number typed into the wrong field is refused. */
export function nameText(max: number) {
  return Type.String({ minLength: 0, maxLength: max, format: 'name' });
}

/** A two-letter country code (ISO 3166-1), in either case. Read as capitals. */
export function country() {
  return Type.String({ ...pattern(2, /^[A-Za-z]{2}$/), format: 'country' });
}

/** The id of a record, in either case. The core checks that the record exists. */
export function recordId() {
  return Type.String({ minLength: 0, maxLength: 36, 'x-case': 'lower' });
}

/** A valid date, not in the future. */
export function dateOfBirth() {
  return Type.Object(
    { year: integer(1900, 9999), month: integer(1, 12), day: integer(1, 31) },
    { 'x-check': 'date-of-birth' },
  );
}

/**
 * An account number: digits. Read as a `Secret`, with its last two digits.
 *
 * @param scheme the scheme whose rules apply; without it, only the form is checked
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

/**
 * An IBAN, grouped or not, with valid check digits. Read as a `Secret`, with its last two characters and its country.
 */
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

/** A routing number of the United States: nine digits. */
export function routingNumber(rules: Rules) {
  return digits(9, rules, 'routing-number');
}

/** A sort code of the United Kingdom: six digits. */
export function sortCode(rules: Rules) {
  return digits(6, rules, 'sort-code');
}

/** A transit number of a Canadian branch: five digits. */
export function transitNumber(rules: Rules) {
  return digits(5, rules, 'transit-number');
}

/** An institution number of a Canadian bank: three digits. */
export function institutionNumber(rules: Rules) {
  return digits(3, rules, 'institution-number');
}

/** Exactly this many digits. Under the rules of a field, the number must also be assignable. */
function digits(length: number, rules: Rules, format: string) {
  const form = pattern(length, new RegExp(`^[0-9]{${length}}$`));
  return rules === 'wire' ? form : Type.String({ ...form, format });
}

/** A BIC: 8 or 11 letters and digits. Read as capitals. */
export function bic(rules: Rules) {
  const form = pattern(11, /^[A-Za-z0-9]{4}[A-Za-z]{2}[A-Za-z0-9]{2}([A-Za-z0-9]{3})?$/, { case: 'upper' });
  return rules === 'wire' ? form : Type.String({ ...form, format: 'bic' });
}

/**
 * The characters that banks accept in a SEPA reference (EPC217-08): no blank or slash at either end, no two slashes
 * together.
 */
export function sepaReference() {
  return Type.String({
    minLength: 1,
    maxLength: 35,
    pattern: "^(?![ /])(?!.*//)[A-Za-z0-9/?:().,'+ -]+(?<![ /])$",
  });
}
