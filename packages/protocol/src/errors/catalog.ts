import { BROWSER_ERRORS } from './browser.ts';
import type { ErrorEntry } from './entry.ts';
import { OPERATOR_ERRORS } from './operator.ts';
import { VAULT_ERRORS } from './vault.ts';

/** Errors of a page that a route answers. */
const ANSWERED_ERRORS = {
  origin_refused: { ...BROWSER_ERRORS.origin_refused, status: 403, wire: '9703' },
  credentials_invalid: { ...BROWSER_ERRORS.credentials_invalid, status: 401, wire: '5279' },
  rate_limited: { ...BROWSER_ERRORS.rate_limited, status: 429, wire: '1200' },
};

/** The catalog: every error code that any part of Inlay gives. `docs/errors.md` says the same to people. */
export const ERRORS = { ...BROWSER_ERRORS, ...ANSWERED_ERRORS, ...VAULT_ERRORS, ...OPERATOR_ERRORS } as const;

export type ErrorCode = keyof typeof ERRORS;

export function errorEntry(code: ErrorCode): ErrorEntry {
  return ERRORS[code];
}
