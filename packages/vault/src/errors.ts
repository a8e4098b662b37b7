/** Reasons that a caller of the vault may get. Stable, and no vendor's word: each wire has an answer for each of them. */
export const CORE_ERROR_CODES = [
  // Who calls
  'credentials_invalid',
  'permission_denied',
  'origin_refused',
  'rate_limited',
  // What was sent, as HTTP
  'body_unreadable',
  'body_too_large',
  'media_type_unsupported',
  'method_not_allowed',
  'route_not_found',
  'precondition_failed',
  // What was sent, as input
  'input_invalid',
  'feature_unavailable',
  'billing_address_unknown',
  'single_use_token_unusable',
  'single_use_token_reserved',
  'payment_token_unusable',
  // What is there, or is not
  'record_not_found',
  'customer_id_taken',
  'card_already_stored',
  'card_stored_with_earlier_expiry',
  'bank_account_already_stored',
  'mandate_status_final',
  'test_tenant_only',
  'payment_reference_taken',
  'tenant_unknown',
  'tenant_ambiguous',
  'account_number_taken',
  'key_unknown',
  'key_id_taken',
  // How a payment ended
  'payment_declined',
  'payment_declined_funds',
  'processor_unavailable',
  // The vault itself
  'store_unavailable',
  'store_outcome_unknown',
  'internal_error',
] as const;

export type CoreErrorCode = (typeof CORE_ERROR_CODES)[number];

/** The rules that an input can break. Each wire has a sentence for each of them. */
export const INPUT_RULES = [
  'required',
  'malformed',
  'unknown',
  'too_long',
  'card_expired',
  'currency_mismatch',
  'network_not_of_card',
  'security_code_length',
  'security_code_token_misplaced',
  'processor_mode_mismatch',
  'loopback_refused',
  'origins_missing',
  'origin_not_tls',
  'too_many',
] as const;

export type InputRule = (typeof INPUT_RULES)[number];

/** One broken rule. It names an input and never repeats what was sent. */
export interface InputFault {
  /** The input as the core names it, a path where it is nested: `card.number`. */
  readonly input: string;
  readonly rule: InputRule;
}

/** Why a body can't be read. Each wire has a sentence for each of them. */
export const BODY_FAULTS = [
  'compressed',
  'empty',
  'no_utf8',
  'no_json',
  'no_object',
  'too_deep',
  'too_many_entries',
] as const;

export type BodyFault = (typeof BODY_FAULTS)[number];

/** The record that stands in the way. */
export type Existing =
  | { readonly kind: 'profile' | 'card'; readonly id: string }
  | { readonly kind: 'bankAccount'; readonly id: string; readonly scheme: string }
  | { readonly kind: 'payment'; readonly id: string; readonly payment: ExistingPayment };

/** Of a payment: what it is, its account and where it stands. */
export interface ExistingPayment {
  readonly kind: 'authorization' | 'verification';
  readonly accountNumber: string;
  readonly status: string;
}

export interface CoreErrorDetail {
  /** The input that the refusal is about, as the core names it. */
  readonly input?: string;
  /** Every broken rule, of `input_invalid`. */
  readonly faults?: readonly InputFault[];
  readonly existing?: Existing;
  /** Why a body could not be read. */
  readonly bodyFault?: BodyFault;
  /** Seconds until a call may be made again. */
  readonly retryAfter?: number;
  /** Kept for the log, of which it reaches the kind and the places. Never part of an answer. */
  readonly cause?: unknown;
}

/** A refusal. It holds no sentence and no status: a wire gives it both. Match it by `code`. */
export class CoreError extends Error {
  override readonly name = 'CoreError';
  readonly code: CoreErrorCode;
  readonly input: string | undefined;
  readonly faults: readonly InputFault[];
  readonly existing: Existing | undefined;
  readonly bodyFault: BodyFault | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: CoreErrorCode, detail: CoreErrorDetail = {}) {
    super(code, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.input = detail.input;
    this.faults = detail.faults ?? [];
    this.existing = detail.existing;
    this.bodyFault = detail.bodyFault;
    this.retryAfter = detail.retryAfter;
  }
}

/** The refusal of one input. */
export function invalidInput(input: string, rule: InputRule): CoreError {
  return new CoreError('input_invalid', { input, faults: [{ input, rule }] });
}

/** The refusal of an id that nobody of this tenant has. A foreign record and none at all are one thing to a caller. */
export function recordNotFound(): CoreError {
  return new CoreError('record_not_found');
}

/**
 * Runs work on a nested input, and puts the name of the nest before each input that an error of it names:
 * `number` becomes `card.number`.
 */
export async function within<T>(nest: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CoreError) || (error.input === undefined && error.faults.length === 0)) throw error;
    const { code, input, faults, existing, retryAfter, cause } = error;
    throw new CoreError(code, {
      ...(input === undefined ? {} : { input: `${nest}.${input}` }),
      faults: faults.map((fault) => ({ ...fault, input: `${nest}.${fault.input}` })),
      ...(existing ? { existing } : {}),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(cause === undefined ? {} : { cause }),
    });
  }
}

/** Errors that an operator meets, at the command line, at start or in the log. No route answers them. */
export const OPERATOR_ERRORS = {
  config_invalid: 'The configuration cannot be used.',
  database_refused: 'The database does not let the vault in.',
  database_unsuitable: "The vault's promises would not hold on this database.",
  node_too_old: 'Inlay needs Node.js 24.15 or newer.',
  port_taken: 'The port is taken. Choose another with --port.',
  root_key_missing: 'There is no root key. Restore it: a new one cannot open this store.',
  root_key_wrong: 'The root key is not the one that this store was sealed with.',
  root_key_exposed: 'The root key file can be read by others. Give it mode 0600.',
  root_key_misplaced: 'The root key lies inside the data folder. Keep it elsewhere: a stolen folder must be useless.',
  store_locked: 'Another process holds this store.',
  store_newer: 'The store was written by a newer release.',
  store_unreachable: 'The store cannot be opened.',
  transaction_awaited_other_work: 'A transaction waited for something other than the store.',
  sealed_value_corrupt: 'A sealed value does not open: it was changed, moved or sealed under another key.',
  development_key_refused: 'The well-known development keys only work with inlay dev.',
  already_initialized: 'There is a vault here already.',
} as const;

export type OperatorErrorCode = keyof typeof OPERATOR_ERRORS;

/** An error for the operator. Its message may name hosts, files and settings: it never leaves the machine. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  readonly code: OperatorErrorCode;
  /** The setting that is wrong. */
  readonly setting: string | undefined;

  /** @param detail `message` replaces the general sentence of the code */
  constructor(
    code: OperatorErrorCode,
    detail: { readonly message?: string; readonly setting?: string; readonly cause?: unknown } = {},
  ) {
    super(detail.message ?? OPERATOR_ERRORS[code], detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.setting = detail.setting;
  }
}
