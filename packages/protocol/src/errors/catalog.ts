import { BROWSER_ERRORS } from './browser.ts';
import type { ErrorEntry } from './entry.ts';
import { OPERATOR_ERRORS } from './operator.ts';
import { VAULT_ERRORS } from './vault.ts';

/** The catalog: every error code that any part of Inlay gives. `docs/errors.md` says the same to people. */
export const ERRORS = { ...BROWSER_ERRORS, ...VAULT_ERRORS, ...OPERATOR_ERRORS } as const;

export type ErrorCode = keyof typeof ERRORS;

export function errorEntry(code: ErrorCode): ErrorEntry {
  return ERRORS[code];
}
