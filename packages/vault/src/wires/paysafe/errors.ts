import type { Audience } from '@inlay/protocol';
import type { ErrorEntry, WireErrors } from '../wire.ts';

function answer(audience: Audience, status: number, number: string, sentence: string): ErrorEntry {
  return { audience, status, number, sentence };
}

/** What a payer, a developer and an operator are told who can't meet the error on this wire. */
const NOT_HERE = 'The request cannot be carried out.';

/**
 * What this wire answers for each core code. Numbers, statuses and sentences follow the vendor's; 97xx are our own, where
 * it has none.
 */
export const PAYSAFE_ERRORS: WireErrors = {
  credentials_invalid: answer('integrator', 401, '5279', 'The authentication credentials are invalid.'),
  permission_denied: answer('integrator', 403, '5270', 'The key does not permit this call.'),
  origin_refused: answer(
    'integrator',
    403,
    '9703',
    'The key may not be used from this origin. Add the origin to the key.',
  ),
  rate_limited: answer('network', 429, '1200', 'Too many requests. Wait, then try again.'),
  body_unreadable: answer('integrator', 400, '5023', 'The request cannot be parsed.'),
  body_too_large: answer('integrator', 413, '5023', 'The request body is too large. Send at most 64 KB.'),
  media_type_unsupported: answer(
    'integrator',
    415,
    '5023',
    'The request must be JSON. Send Content-Type: application/json.',
  ),
  method_not_allowed: answer('integrator', 405, '5023', 'The path does not support this method.'),
  route_not_found: answer('integrator', 404, '5269', 'There is nothing at this path.'),
  precondition_failed: answer(
    'integrator',
    412,
    '9705',
    'The record is not the one that If-Match or If-None-Match asks for. Look it up, then try again.',
  ),
  input_invalid: answer(
    'integrator',
    400,
    '5068',
    'Either you submitted a request that is missing a mandatory field or the value of a field does not match the format expected.',
  ),
  feature_unavailable: answer('integrator', 400, '5068', 'The request asks for what this vault does not do.'),
  billing_address_unknown: answer(
    'integrator',
    400,
    '7511',
    'The billing address ID does not correspond to an address of the profile.',
  ),
  single_use_token_unusable: answer(
    'integrator',
    400,
    '5068',
    'The single-use token is unknown, expired or already used. Ask the payer for a new one.',
  ),
  single_use_token_reserved: answer(
    'integrator',
    409,
    '9701',
    'A payment with this single-use token is under way. Wait for its result.',
  ),
  payment_token_unusable: answer('integrator', 400, '5068', 'The payment token is unknown.'),
  record_not_found: answer('integrator', 404, '5269', 'The ID specified in the URL does not correspond to a record'),
  customer_id_taken: answer('integrator', 409, '7505', 'The merchantCustomerId is already used by a profile'),
  card_already_stored: answer('integrator', 409, '7503', 'The card is already stored in this profile'),
  card_stored_with_earlier_expiry: answer(
    'integrator',
    409,
    '7503',
    'The card is already stored in this profile with an earlier expiry. Update the card that is there',
  ),
  bank_account_already_stored: answer('integrator', 409, '7503', 'The bank account is already stored in this profile'),
  mandate_status_final: answer('integrator', 409, '9704', 'The mandate cannot go from its status to that one.'),
  test_tenant_only: answer('integrator', 404, '5269', 'There is nothing at this path.'),
  payment_reference_taken: answer(
    'integrator',
    409,
    '5031',
    'The merchantRefNum was already used for a request of this account',
  ),
  tenant_unknown: answer('operator', 404, '5269', NOT_HERE),
  tenant_ambiguous: answer('operator', 409, '9706', NOT_HERE),
  account_number_taken: answer('operator', 409, '9706', NOT_HERE),
  key_unknown: answer('operator', 404, '5269', NOT_HERE),
  key_id_taken: answer('operator', 409, '9706', NOT_HERE),
  payment_declined: answer('payer', 402, '3009', 'Your request has been declined by the issuing bank.'),
  payment_declined_funds: answer('payer', 402, '3022', 'The card has been declined due to insufficient funds.'),
  processor_unavailable: answer('network', 502, '3028', 'The external processing gateway has reported a system error.'),
  store_unavailable: answer('operator', 503, '9702', 'The store is not available. Nothing was written; try again.'),
  store_outcome_unknown: answer(
    'operator',
    503,
    '9707',
    'The store went away before it answered. The write may have been made: look before you try again.',
  ),
  internal_error: answer('operator', 500, '1002', 'An internal error occurred.'),
};
