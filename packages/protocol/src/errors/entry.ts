/** Who can act on an error: the payer at the field, the merchant's developer, the vault's operator, or time. */
export type Audience = 'payer' | 'integrator' | 'operator' | 'network';

export interface ErrorEntry {
  readonly audience: Audience;
  /** HTTP status, for errors that a route answers. */
  readonly status?: number;
  /** The code on the Customer Vault wire. `97xx` are our own, where the vendor has none. */
  readonly wire?: string;
  /** One sentence: what happened, then the remedy. */
  readonly message: string;
}

export function payer(message: string): ErrorEntry {
  return { audience: 'payer', message };
}

export function integrator(message: string): ErrorEntry {
  return { audience: 'integrator', message };
}

export function operator(message: string): ErrorEntry {
  return { audience: 'operator', message };
}

export function network(message: string): ErrorEntry {
  return { audience: 'network', message };
}

/** An error that a route of the vault answers. */
export function answer(audience: Audience, status: number, wire: string, message: string): ErrorEntry {
  return { audience, status, wire, message };
}
