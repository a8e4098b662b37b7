/**
 * A value at rest. Both parts are opaque bytes with a header of their own (algorithm, key version); they open only
 * together, and only for the record and field that they were sealed for.
 */
export interface Sealed {
  /** The value, under a random data key. */
  readonly ciphertext: Uint8Array;
  /** The data key, wrapped by the tenant's key. */
  readonly dataKey: Uint8Array;
}

/** The record and field of a sealed value. It is bound into the ciphertext: a value moved elsewhere does not open. */
export interface SealContext {
  readonly recordId: string;
  /** `securityCode` is sealed together with its card, `cardCode` is a security code alone. */
  readonly field: 'cardNumber' | 'securityCode' | 'cardCode' | 'accountNumber' | 'iban';
}
