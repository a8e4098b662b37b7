import type { BrowserErrorCode } from './browser-codes.ts';
import { answer, type ErrorEntry, integrator, network, payer } from './entry.ts';

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
  fields_invalid: payer('Some fields need attention.'),
  field_not_linked: network('The payment fields are not ready. Reload the page.'),
  field_timeout: network('A field did not answer in time. Try again.'),
  frame_timeout: network('The payment fields did not load. Check the connection and reload the page.'),
  vault_unreachable: network('The vault could not be reached. Try again.'),
  tokenize_failed: network('The vault could not make a token. Try again.'),
  protocol_version_mismatch: integrator(
    'The page and the vault speak different protocol versions. Update the older one.',
  ),
  origin_not_isolated: integrator('The vault must have an origin of its own, other than that of the page.'),
  group_missing: integrator('The field stands outside <inlay-fields>. Put it inside.'),
  group_misconfigured: integrator('<inlay-fields> needs the attributes vault and publishable-key.'),
  form_method_refused: integrator('A token must not be sent in a URL. Give the form method="post".'),
  field_not_slotted: integrator(
    'The field cannot place its frame in the document. Manual slot assignment is not supported.',
  ),
  field_value_lost: payer('The field was reset by the page. Fill it in again.'),
  form_out_of_reach: integrator(
    'The form stands outside the shadow root of <inlay-fields>. Put both into one tree, or call tokenize().',
  ),
  origin_refused: answer(
    'integrator',
    403,
    '9703',
    'The key may not be used from this origin. Add the origin to the key.',
  ),
  credentials_invalid: answer('integrator', 401, '5279', 'The authentication credentials are invalid.'),
  rate_limited: answer('network', 429, '1200', 'Too many requests. Wait, then try again.'),
};
