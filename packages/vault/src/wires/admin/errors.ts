import type { CoreErrorCode } from '../../errors.ts';

interface AdminErrorEntry {
  /** As in HTTP. */
  readonly status: number;
  /** What happened, then the remedy. */
  readonly sentence: string;
}

/** What an operator is told of a refusal that no command of theirs can meet. */
const NOT_HERE = 'The command cannot be carried out.';

/** What this wire answers for each core code. What `input_invalid` says depends on the input: see sentences.ts. */
export const ADMIN_ERRORS: Readonly<Record<CoreErrorCode, AdminErrorEntry>> = {
  credentials_invalid: { status: 401, sentence: NOT_HERE },
  permission_denied: { status: 403, sentence: NOT_HERE },
  origin_refused: { status: 403, sentence: NOT_HERE },
  rate_limited: { status: 429, sentence: 'There were too many commands. Wait, then try again.' },
  body_unreadable: { status: 400, sentence: 'The command is not a line of JSON.' },
  body_too_large: { status: 413, sentence: 'The command is longer than 65,536 characters.' },
  media_type_unsupported: { status: 415, sentence: NOT_HERE },
  method_not_allowed: { status: 405, sentence: NOT_HERE },
  route_not_found: { status: 404, sentence: 'The running vault is of another release, and has no such command.' },
  precondition_failed: { status: 412, sentence: 'The record was changed meanwhile. Look it up, then try again.' },
  input_invalid: { status: 400, sentence: 'The command has an input that cannot be used.' },
  feature_unavailable: { status: 400, sentence: 'The command asks for what this vault does not do.' },
  billing_address_unknown: { status: 400, sentence: NOT_HERE },
  single_use_token_unusable: { status: 400, sentence: NOT_HERE },
  single_use_token_reserved: { status: 409, sentence: NOT_HERE },
  payment_token_unusable: { status: 400, sentence: NOT_HERE },
  record_not_found: { status: 404, sentence: 'There is no such record.' },
  customer_id_taken: { status: 409, sentence: NOT_HERE },
  card_already_stored: { status: 409, sentence: NOT_HERE },
  card_stored_with_earlier_expiry: { status: 409, sentence: NOT_HERE },
  bank_account_already_stored: { status: 409, sentence: NOT_HERE },
  mandate_status_final: { status: 409, sentence: NOT_HERE },
  test_tenant_only: { status: 404, sentence: NOT_HERE },
  payment_reference_taken: { status: 409, sentence: NOT_HERE },
  tenant_unknown: { status: 404, sentence: 'There is no such tenant.' },
  tenant_ambiguous: {
    status: 409,
    sentence: 'There are several tenants. Name one with --tenant; inlay tenants list shows them.',
  },
  account_number_taken: { status: 409, sentence: 'The account number is taken.' },
  key_unknown: { status: 404, sentence: 'There is no live key of this id.' },
  key_id_taken: { status: 409, sentence: 'There is a key of this id already.' },
  payment_declined: { status: 402, sentence: NOT_HERE },
  payment_declined_funds: { status: 402, sentence: NOT_HERE },
  processor_unavailable: { status: 502, sentence: 'The processor is not available.' },
  store_unavailable: { status: 503, sentence: 'The store is not available. Nothing was written; try again.' },
  store_outcome_unknown: {
    status: 503,
    sentence: 'The store went away before it answered. The write may have been made: look before you try again.',
  },
  internal_error: { status: 500, sentence: 'An internal error occurred.' },
};

/** A command that was refused, as the operator is told. It crosses the socket as `{status, code, message}`. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly status: number;
  readonly code: CoreErrorCode;

  /** @param sentence replaces the general one of the code */
  constructor(code: CoreErrorCode, sentence = ADMIN_ERRORS[code].sentence, status = ADMIN_ERRORS[code].status) {
    super(sentence);
    this.code = code;
    this.status = status;
  }
}
