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
  /** @throws {OperatorError} `sealed_value_corrupt` when a byte was changed, or the value belongs elsewhere */
  open(context: SealContext, sealed: Sealed): Secret<string>;
  /**
   * Makes keyed fingerprints of a value, one for each live key version: equal values of one tenant and kind have equal
   * ones.
   *
   * @param context what must be equal too and is no secret, such as the codes of an account's bank
   */
  fingerprints(kind: FingerprintKind, value: Secret<string>, ...context: readonly string[]): readonly Fingerprint[];
}

/** The way to the keys of tenants. */
export interface Keyring {
  /** Opens a tenant's keys, or makes them when the tenant has none yet. Kept in memory afterwards. */
  tenant(tenantId: string): Promise<TenantKeys>;
}
