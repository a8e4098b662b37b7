import type { Secret } from '../secret.ts';
import type { SealContext, Sealed } from './sealed.ts';

export type FingerprintKind = 'card' | 'ach' | 'bacs' | 'eft' | 'sepa';

export interface Fingerprint {
  readonly keyVersion: number;
  readonly value: Uint8Array;
}

/** The unwrapped keys of one tenant. All calls are synchronous, so nothing is awaited between sealing and storing. */
export interface TenantKeys {
  readonly tenantId: string;
  seal(context: SealContext, value: Secret<string>): Sealed;
  /**
   * @throws {OperatorError} `sealed_value_corrupt` when a byte was changed, or the value belongs to another record or
   *   field
   */
  open(context: SealContext, sealed: Sealed): Secret<string>;
  /**
   * Makes keyed fingerprints of a value, one for each active key version. Equal values of one tenant and kind have
   * equal fingerprints.
   *
   * @param context further values that must be equal and are not secret, such as the codes of an account's bank
   */
  fingerprints(kind: FingerprintKind, value: Secret<string>, ...context: readonly string[]): readonly Fingerprint[];
}

/** Provides the keys of tenants. */
export interface Keyring {
  /** Unwraps a tenant's keys, or creates them if the tenant has none. The result is cached. */
  tenant(tenantId: string): Promise<TenantKeys>;
}
