import type { BrowserErrorCode } from './browser-codes.ts';
import { type ErrorEntry, integrator, network, payer } from './entry.ts';
import { INTEGRATOR_SENTENCES, type IntegratorErrorCode } from './integrator-sentences.ts';

const integratorErrors = Object.fromEntries(
  Object.entries(INTEGRATOR_SENTENCES).map(([code, sentence]) => [code, integrator(sentence)]),
) as Record<IntegratorErrorCode, ErrorEntry>;

/** Errors that a page or a payer may meet. */
export const BROWSER_ERRORS: Readonly<Record<BrowserErrorCode, ErrorEntry>> = {
  field_required: payer('Fill in this field.'),
  card_number_incomplete: payer('The card number is incomplete.'),
  card_number_invalid: payer('The card number is not valid.'),
  card_expiry_incomplete: payer('The expiry date is incomplete.'),
  card_expiry_invalid: payer('The expiry date is not valid.'),
  card_expiry_past: payer('The card has expired.'),
  card_code_incomplete: payer('The security code is incomplete.'),
  card_code_invalid: payer('The security code is not valid.'),
  cardholder_name_invalid: payer('The name on the card is not valid.'),
  postal_code_incomplete: payer('The postal code is incomplete.'),
  postal_code_invalid: payer('The postal code is not valid.'),
  card_brand_refused: payer('This kind of card is not accepted.'),
  routing_number_incomplete: payer('The routing number is incomplete.'),
  routing_number_invalid: payer('The routing number is not valid.'),
  account_number_incomplete: payer('The account number is incomplete.'),
  account_number_invalid: payer('The account number is not valid.'),
  account_number_mismatch: payer('The account numbers are not the same.'),
  sort_code_incomplete: payer('The sort code is incomplete.'),
  sort_code_invalid: payer('The sort code is not valid.'),
  transit_number_incomplete: payer('The transit number is incomplete.'),
  transit_number_invalid: payer('The transit number is not valid.'),
  institution_number_incomplete: payer('The institution number is incomplete.'),
  institution_number_invalid: payer('The institution number is not valid.'),
  iban_incomplete: payer('The IBAN is incomplete.'),
  iban_invalid: payer('The IBAN is not valid.'),
  iban_country_refused: payer('Accounts in this country can’t be debited.'),
  bic_incomplete: payer('The BIC is incomplete.'),
  bic_invalid: payer('The BIC is not valid.'),
  account_holder_name_invalid: payer('The name of the account holder is not valid.'),
  fields_invalid: payer('Please check your details.'),
  field_not_linked: network('The payment fields are not ready. Reload the page.'),
  field_timeout: network('A field did not answer in time. Try again.'),
  frame_timeout: network('The payment fields did not load. Check the connection and reload the page.'),
  vault_unreachable: network('The payment service could not be reached. Try again.'),
  tokenize_failed: network('Your payment details could not be sent. Try again.'),
  field_value_lost: payer('The field was reset by the page. Fill it in again.'),
  rate_limited: network('Too many requests. Wait, then try again.'),
  ...integratorErrors,
};
