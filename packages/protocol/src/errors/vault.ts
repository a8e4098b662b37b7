import { answer, type ErrorEntry } from './entry.ts';

/** Errors that only the vault answers. Codes, statuses and sentences follow the Customer Vault wire. */
export const VAULT_ERRORS = {
  permission_denied: answer('integrator', 403, '5270', 'The key does not permit this call.'),
  body_unreadable: answer('integrator', 400, '5023', 'The request cannot be parsed.'),
  body_too_large: answer('integrator', 413, '5023', 'The request body is too large. Send at most 64 KB.'),
  media_type_unsupported: answer(
    'integrator',
    415,
    '5023',
    'The request must be JSON. Send Content-Type: application/json.',
  ),
  method_not_allowed: answer('integrator', 405, '5023', 'The path does not support this method.'),
  request_invalid: answer(
    'integrator',
    400,
    '5068',
    'Either you submitted a request that is missing a mandatory field or the value of a field does not match the format expected.',
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
  route_not_found: answer('integrator', 404, '5269', 'There is nothing at this path.'),
  card_already_stored: answer('integrator', 409, '7503', 'The card is already stored in this profile'),
  bank_account_already_stored: answer('integrator', 409, '7503', 'The bank account is already stored in this profile'),
  merchant_customer_id_taken: answer('integrator', 409, '7505', 'The merchantCustomerId is already used by a profile'),
  billing_address_unknown: answer(
    'integrator',
    400,
    '7511',
    'The billing address ID does not correspond to an address of the profile.',
  ),
  mandate_status_final: answer('integrator', 409, '9704', 'The mandate cannot go from its status to that one.'),
  merchant_ref_num_taken: answer(
    'integrator',
    409,
    '5031',
    'The merchantRefNum was already used for a request of this account.',
  ),
  internal_error: answer('operator', 500, '1002', 'An internal error occurred.'),
  storage_unavailable: answer('operator', 503, '9702', 'The store is not available. Nothing was written; try again.'),
  payment_declined: answer('payer', 402, '3009', 'Your request has been declined by the issuing bank.'),
  payment_declined_funds: answer('payer', 402, '3022', 'The card has been declined due to insufficient funds.'),
  processor_unavailable: answer('network', 502, '3028', 'The external processing gateway has reported a system error.'),
} as const satisfies Record<string, ErrorEntry>;
