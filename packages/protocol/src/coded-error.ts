import { BROWSER_ERRORS } from './errors/browser.ts';
import type { BrowserErrorCode } from './errors/browser-codes.ts';
import type { Audience, ErrorEntry } from './errors/entry.ts';

/** Details of an error besides its code. They hold names and ids, never a value that somebody typed or sent. */
export interface ErrorDetail {
  /** The field that is wrong, as a path: `card.cardExpiry.month`. */
  readonly field?: string;
  /** Replaces the general sentence of the code with a more precise one. */
  readonly message?: string;
  readonly requestId?: string;
  /** Kept for the log of the room that threw; never crosses a wire. */
  readonly cause?: unknown;
}

/** The error of a page. Match it by `code`, never by class: it crosses frames and bundles. */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: BrowserErrorCode;
  /** Who can act on it. */
  readonly audience: Audience;
  readonly field: string | undefined;
  readonly requestId: string | undefined;

  constructor(code: BrowserErrorCode, entry: ErrorEntry, detail: ErrorDetail = {}) {
    super(detail.message ?? entry.message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.audience = entry.audience;
    this.field = detail.field;
    this.requestId = detail.requestId;
  }
}

/** Makes the error of a code. A code that a newer vault has and this release has not is `tokenize_failed`. */
export function browserError(code: BrowserErrorCode, detail?: ErrorDetail): CodedError {
  const known = Object.hasOwn(BROWSER_ERRORS, code) ? code : 'tokenize_failed';
  return new CodedError(known, BROWSER_ERRORS[known], detail);
}

/** Whether a caught value is a coded error, also one of another copy of this module. */
export function isCodedError(value: unknown): value is CodedError {
  return (
    value instanceof Error && value.name === 'CodedError' && typeof (value as Partial<CodedError>).code === 'string'
  );
}
