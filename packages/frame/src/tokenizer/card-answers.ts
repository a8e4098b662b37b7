import type { FieldErrors } from './read-answer.ts';

/** Paths of the vault's answer to a card, with the field that the payer sees. */
export const CARD_ANSWERS: FieldErrors = [
  [/^card\.cardNum$/, { field: 'cardNumber', code: 'card_number_invalid' }],
  [/^card\.cardExpiry\b/, { field: 'cardExpiry', code: 'card_expiry_invalid' }],
  [/^card\.cardExpiry(\.month)?$/, { field: 'cardExpiryMonth', code: 'card_expiry_invalid' }],
  [/^card\.cardExpiry\.year$/, { field: 'cardExpiryYear', code: 'card_expiry_invalid' }],
  [/^card\.cvv$/, { field: 'cardCode', code: 'card_code_invalid' }],
  [/^card\.holderName$/, { field: 'cardholderName', code: 'cardholder_name_invalid' }],
  [/^card\.billingAddress\.zip$/, { field: 'postalCode', code: 'postal_code_invalid' }],
];
