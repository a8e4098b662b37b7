/** Who can act on an error: the payer at the field, the merchant's developer, the vault's operator, or time. */
export type Audience = 'payer' | 'integrator' | 'operator' | 'network';

/** The description of an error for a page: who can act, and one sentence. */
export interface ErrorEntry {
  readonly audience: Audience;
  /** One sentence: what happened, then the remedy. */
  readonly message: string;
}

export function payer(message: string): ErrorEntry {
  return { audience: 'payer', message };
}

export function integrator(message: string): ErrorEntry {
  return { audience: 'integrator', message };
}

export function network(message: string): ErrorEntry {
  return { audience: 'network', message };
}
