/**
 * How a value stands: `empty`, `incomplete` (right so far), `invalid` (no further typing at its end mends it), `valid`.
 */
export type VerdictStatus = 'empty' | 'incomplete' | 'invalid' | 'valid';

/** The words of the browser's error catalog that a value can earn. An empty value is no error here. */
export type VerdictCode =
  | 'card_number_incomplete'
  | 'card_number_invalid'
  | 'card_expiry_incomplete'
  | 'card_expiry_invalid'
  | 'card_expiry_past'
  | 'card_code_incomplete'
  | 'card_code_invalid'
  | 'cardholder_name_invalid'
  | 'postal_code_incomplete'
  | 'postal_code_invalid'
  | 'routing_number_incomplete'
  | 'routing_number_invalid'
  | 'account_number_incomplete'
  | 'account_number_invalid'
  | 'sort_code_incomplete'
  | 'sort_code_invalid'
  | 'transit_number_incomplete'
  | 'transit_number_invalid'
  | 'institution_number_incomplete'
  | 'institution_number_invalid'
  | 'iban_incomplete'
  | 'iban_invalid'
  | 'iban_country_refused'
  | 'bic_incomplete'
  | 'bic_invalid'
  | 'account_holder_name_invalid';

/** A judgement on a value. It never holds the value, a digit of it or its length. */
export interface Verdict {
  readonly status: VerdictStatus;
  /** Why the value can't be used as it stands. Absent when `empty` or `valid`. */
  readonly code?: VerdictCode;
  /** The card brand, once a card number tells it, as `card-validator` names it (`visa`, `american-express`). */
  readonly brand?: string;
}

export const EMPTY: Verdict = { status: 'empty' };
export const VALID: Verdict = { status: 'valid' };
