import { CoreError } from '../../errors.ts';
import type { Sql } from '../../store/engine.ts';
import { holdToken } from '../tokens/held-tokens.ts';
import { lostToken } from '../tokens/single-use-tokens.ts';
import { isCardStored } from '../wallet/cards.ts';
import type { PaymentSource } from './payment-source.ts';
import { insertPayment, type PaymentIntent } from './payments.sql.ts';
import { findReferredPayment, registerReference, takeReference } from './references.sql.ts';

/** How long a reference stays taken, in milliseconds. */
export const REFERENCE_LIFE = 90 * 24 * 3_600_000;

/**
 * Stores the intent to pay, inside a transaction, before the processor is called. A single-use token is held until the
 * payment's end is known. All statements share one round trip and lock in this order: reference, token, payment. A
 * refusal rolls all of them back.
 *
 * @throws {CoreError} `payment_reference_taken` with the payment that holds the reference, `payment_token_unusable`,
 *   and the refusals of a single-use token
 */
export async function beginPayment(
  sql: Sql,
  intent: PaymentIntent,
  source: Pick<PaymentSource, 'held' | 'cardId'>,
  refuseRepeatedReference: boolean,
): Promise<void> {
  const { tenantId, id, createdAt } = intent;
  const { held, cardId } = source;
  const [referencesTaken, tokensHeld, isCardThere] = await Promise.all([
    refuseRepeatedReference ? takeReference(sql, intent, createdAt - REFERENCE_LIFE) : registerReference(sql, intent),
    held ? holdToken(sql, held.stored, id, createdAt) : 1,
    cardId === undefined ? true : isCardStored(sql, tenantId, cardId),
    insertPayment(sql, intent),
  ]);
  if (referencesTaken === 0) throw await referenceTaken(sql, intent);
  if (held && tokensHeld === 0) throw await lostToken(sql, held.stored, held.input);
  if (!isCardThere) throw new CoreError('payment_token_unusable', { input: 'card.paymentToken' });
}

async function referenceTaken(sql: Sql, intent: PaymentIntent): Promise<CoreError> {
  const { kind, accountNumber } = intent;
  const found = await findReferredPayment(sql, intent);
  return new CoreError('payment_reference_taken', {
    input: 'reference',
    ...(found
      ? { existing: { kind: 'payment', id: found.id, payment: { kind, accountNumber, status: found.status } } }
      : {}),
  });
}
