import Type, { type TUnsafe } from 'typebox';
import type { BankAccountNumber } from '../../../core/values/bank-account-number.ts';
import type { Rules } from './reading.ts';
import { pattern } from './schema.ts';

/** An account number: digits. Comes out wrapped, with its last two digits beside. */
export function bankAccountNumber(min: number, max: number): TUnsafe<BankAccountNumber> {
  return Type.Unsafe<BankAccountNumber>({
    type: 'string',
    minLength: min,
    maxLength: max,
    pattern: '^[0-9]*$',
    format: 'bank-account-number',
    writeOnly: true,
  });
}

/** An IBAN, blanks or not, with right check digits. Comes out wrapped, with its last two characters beside. */
export function iban(rules: Rules): TUnsafe<BankAccountNumber> {
  return Type.Unsafe<BankAccountNumber>({
    type: 'string',
    minLength: 8,
    maxLength: 34,
    format: 'iban',
    'x-rules': rules,
    writeOnly: true,
  });
}

/** So many digits, no more, no less. */
export function digits(length: number) {
  return pattern(length, new RegExp(`^[0-9]{${length}}$`));
}

/** The nine digits of a bank of the United States. */
export function routingNumber(rules: Rules) {
  return rules === 'wire' ? digits(9) : Type.String({ ...digits(9), format: 'routing-number' });
}

/** 8 or 11 letters and digits that name a bank. */
export function bic() {
  return pattern(11, /^[A-Za-z0-9]{4}[A-Za-z]{2}[A-Za-z0-9]{2}([A-Za-z0-9]{3})?$/);
}
