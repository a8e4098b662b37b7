import type { Secret } from '../secret.ts';
import type { SealContext, Sealed } from './sealed.ts';

export type FingerprintKind = 'card' | 'ach' | 'bacs' | 'eft' | 'sepa';

export interface Fingerprint {
  readonly keyVersion: number;
  readonly value: Uint8Array;
}

/** The keys of one tenant, open in memory. All calls are synchronous: nothing is awaited between seal and store. */
export interface TenantKeys {
  readonly tenantId: string;
  seal(context: SealContext, value: Secret<string>): Sealed;
  /** @throws `sealed_value_corrupt` when a byte was changed, or the value belongs elsewhere. */
  open(context: SealContext, sealed: Sealed): Secret<string>;
  /**
   * Keyed fingerprints of a value, one for each live key version: equal values of one tenant and kind are equal. `beside`
   * is what must be equal too and is no secret: what names the bank of an account.
   */
  fingerprints(kind: FingerprintKind, value: Secret<string>, ...beside: readonly string[]): readonly Fingerprint[];
  /** Keyed hash of a request, to compare a repeated one with the first. */
  hash(purpose: 'idempotency', text: string): Uint8Array;
}

/** The way to the keys of tenants. */
export interface Keyring {
  /** Opens a tenant's keys, or makes them when the tenant has none yet. Kept in memory afterwards. */
  tenant(tenantId: string): Promise<TenantKeys>;
}
