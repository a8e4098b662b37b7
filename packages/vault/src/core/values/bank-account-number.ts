import type { Fingerprint, TenantKeys } from '../../crypto/tenant-keys.ts';
import type { Secret } from '../../secret.ts';
import { type BankCode, type DebitScheme, SCHEMES } from './debit-scheme.ts';

/** A validated account number or IBAN, with its readable details. */
export interface BankAccountNumber {
  readonly secret: Secret<string>;
  /** The last two characters. */
  readonly lastDigits: string;
}

export type BankCodes = { readonly [code in BankCode]?: string };

/** Fingerprints an account. Two banks may issue the same number, so the bank's codes are included. */
export function bankAccountFingerprints(
  keys: TenantKeys,
  scheme: DebitScheme,
  number: Secret<string>,
  bank: BankCodes,
): readonly Fingerprint[] {
  return keys.fingerprints(scheme, number, ...SCHEMES[scheme].bankCodes.map((code) => bank[code] ?? ''));
}
