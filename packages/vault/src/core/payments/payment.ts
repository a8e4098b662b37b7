import { recordNotFound } from '../../errors.ts';
import { requireAccount } from '../access/accounts.ts';
import type { Core, Scope } from '../context.ts';
import { findPayment, type PaymentKind, type StoredPayment } from './payments.sql.ts';

export type { PaymentDetails } from './details-at-rest.ts';
export type { PaymentKind, PaymentStatus } from './payments.sql.ts';

/** A payment in its current state. Its `amount` is in minor units; a verification has none. */
export type Payment = Omit<StoredPayment, 'leaseExpiresAt' | 'tokenHash' | 'cardId'>;

export function toPayment({
  leaseExpiresAt: _lease,
  tokenHash: _token,
  cardId: _card,
  ...payment
}: StoredPayment): Payment {
  return payment;
}

/**
 * Looks a payment up.
 *
 * @throws {CoreError} `record_not_found`, also when the payment is of another account or kind
 */
export async function getPayment(
  core: Core,
  { tenantId }: Scope,
  asked: { readonly accountNumber: string; readonly kind: PaymentKind; readonly id: string },
): Promise<Payment> {
  await requireAccount(core, tenantId, asked.accountNumber);
  const stored = await findPayment(core.storage.read, tenantId, asked.id);
  if (!stored || stored.accountNumber !== asked.accountNumber || stored.kind !== asked.kind) throw recordNotFound();
  return toPayment(stored);
}
