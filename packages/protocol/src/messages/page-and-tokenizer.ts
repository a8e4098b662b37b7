import { type BrowserErrorCode, parseBrowserErrorCode } from '../errors/browser-codes.ts';
import { FIELD_NAMES, type FieldName } from '../fields.ts';
import { exact, list, oneOf, optional, type Parse, text } from '../shape.ts';

/** A group is the set of fields that make one payment: its id is random and made by the page. */
export const parseGroup: Parse<string> = text(64);

/** The payer's billing address, as the page knows it. Not sensitive, so the page may pass it along. */
export interface BillingAddress {
  readonly street?: string;
  readonly street2?: string;
  readonly city?: string;
  readonly state?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly zip?: string;
}

export interface TokenizeRequest {
  readonly group: string;
  /** The fields that the page mounted: one that does not answer is an error, never left out in silence. */
  readonly fields: readonly FieldName[];
  /** Fields that may stay empty. */
  readonly optionalFields: readonly FieldName[];
  /** A holder name that the page asked for itself. A mounted `cardholderName` field wins. */
  readonly holderName?: string;
  readonly billingAddress?: BillingAddress;
  /** The network that the payer chose for a co-badged card, as `card-validator` or the vault's operator names it. */
  readonly preferredNetwork?: string;
}

export interface FieldError {
  readonly field: FieldName;
  readonly code: BrowserErrorCode;
}

/** What a page may know of the card behind a token: `lastDigits` and `bin` only as the key's policy allows. */
export interface TokenizedCard {
  readonly brand?: string;
  readonly lastDigits?: string;
  readonly bin?: string;
}

/** What a page may know of the bank account behind a token, as the key's policy allows. */
export interface TokenizedBankAccount {
  readonly lastDigits?: string;
}

export interface TokenizeOutcome {
  /** The single-use token (`SC…`). Present exactly when it went well. */
  readonly token?: string;
  /** Seconds until the token expires. */
  readonly timeToLiveSeconds?: number;
  readonly card?: TokenizedCard;
  readonly bankAccount?: TokenizedBankAccount;
  /** Why there is no token. */
  readonly code?: BrowserErrorCode;
  readonly fieldErrors?: readonly FieldError[];
  /** Names the answer in the vault's log. */
  readonly requestId?: string;
}

const parseFieldError: Parse<FieldError> = exact({ field: oneOf(FIELD_NAMES), code: parseBrowserErrorCode });

const seconds: Parse<number> = (value) => {
  if (typeof value !== 'number' || !(value >= 0)) throw new TypeError('unexpected shape');
  return value;
};

/** All that a page reads of a tokenizer. */
export const parseTokenizeOutcome: Parse<TokenizeOutcome> = exact({
  token: optional(text(50)),
  timeToLiveSeconds: optional(seconds),
  card: optional(exact({ brand: optional(text(32)), lastDigits: optional(text(4)), bin: optional(text(8)) })),
  bankAccount: optional(exact({ lastDigits: optional(text(4)) })),
  code: optional(parseBrowserErrorCode),
  fieldErrors: optional(list(parseFieldError, 16)),
  requestId: optional(text(64)),
});

/**
 * Milliseconds that a page waits for an outcome: the tokenizer's own limits (2 s for the fields, 15 s for the vault) run
 * out before, so that the answer to a slow request is never lost while a token was made.
 */
export const TOKENIZE_PATIENCE = 20_000;

export const TOKENIZER_CONTRACT: {
  readonly tokenize: { readonly params: Parse<TokenizeRequest>; readonly result: Parse<TokenizeOutcome> };
} = {
  tokenize: {
    params: exact({
      group: parseGroup,
      fields: list(oneOf(FIELD_NAMES), 16),
      optionalFields: list(oneOf(FIELD_NAMES), 16),
      holderName: optional(text(200)),
      billingAddress: optional(
        exact({
          street: optional(text(200)),
          street2: optional(text(200)),
          city: optional(text(200)),
          state: optional(text(200)),
          country: optional(text(200)),
          zip: optional(text(200)),
        }),
      ),
      preferredNetwork: optional(text(32)),
    }),
    result: parseTokenizeOutcome,
  },
};
