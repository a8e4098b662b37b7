import { vaultError } from '@inlay/protocol';
import { findCard } from '../wallet/cards.sql.ts';
import type { Sql } from '../../store/engine.ts';
import { insertPayment, isReferenceUsed, type PaymentIntent } from './payments.sql.ts';
import { reserveSingleUseToken } from '../tokens/tokens.sql.ts';
import { lostToken } from '../tokens/single-use-tokens.ts';
import type { PaymentSource } from './payment-source.ts';

/** How long a merchantRefNum stays taken, in milliseconds. */
const REFERENCE_LIFE = 90 * 24 * 3_600_000;

const FIELD = 'card.paymentToken';

/**
 * Writes down what is about to be done, inside a transaction, before the processor hears of it. A single-use token is
 * held from here until the payment's end is known.
 *
 * @throws {CodedError} `merchant_ref_num_taken`, `payment_token_unusable` and the refusals of a single-use token
 */
export async function beginPayment(
  sql: Sql,
  intent: PaymentIntent,
  source: PaymentSource,
  dupCheck: boolean,
): Promise<void> {
  const { tenantId, id, createdAt } = intent;
  if (dupCheck && (await isReferenceUsed(sql, intent, createdAt - REFERENCE_LIFE))) {
    throw vaultError('merchant_ref_num_taken');
  }
  const { held } = source;
  if (held && !(await reserveSingleUseToken(sql, tenantId, held.stored.tokenHash, id, createdAt))) {
    throw await lostToken(sql, held.stored, held.field);
  }
  if (source.cardId !== undefined && !(await findCard(sql, tenantId, source.cardId))) {
    throw vaultError('payment_token_unusable', { field: FIELD });
  }
  await insertPayment(sql, intent);
}
