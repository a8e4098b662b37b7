import type { Fingerprint, TenantKeys } from '../../crypto/tenant-keys.ts';
import type { Secret } from '../../secret.ts';
import { type BankAccountKind, type BankCode, KINDS } from './debit-scheme.ts';

/** An account number or IBAN that was judged on entry, with what may be known of it. */
export interface BankAccountNumber {
  readonly secret: Secret<string>;
  /** The last two characters. */
  readonly lastDigits: string;
}

export type BankCodes = { readonly [code in BankCode]?: string };

/** Two banks may give out the same number, so what names the bank is part of the fingerprint. */
export function bankAccountFingerprints(
  keys: TenantKeys,
  kind: BankAccountKind,
  number: Secret<string>,
  bank: BankCodes,
): readonly Fingerprint[] {
  return keys.fingerprints(kind, number, ...KINDS[kind].bankCodes.map((code) => bank[code] ?? ''));
}
