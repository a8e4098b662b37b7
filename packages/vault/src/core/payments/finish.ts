import type { ProcessorResult } from '../../processors/processor.ts';
import type { Sql } from '../../store/engine.ts';
import type { Core } from '../context.ts';
import { releaseToken, releaseTokenWithoutCode, spendHeldToken } from '../tokens/held-tokens.ts';
import { REFERENCE_LIFE } from './begin.ts';
import { findPayment, finishPayment, type OpenPayment, type PaymentEnd } from './payments.sql.ts';
import { freeReference } from './references.sql.ts';

/** Rolls the end of a payment back that had ended already. */
class EndedBefore extends Error {}

/**
 * Writes how a payment ended, and lets go of its single-use token and, if it failed, of its reference.
 *
 * A bank's answer, yes or no, uses the token up (authorization) or its security code (verification): a code is never kept
 * past it. The token that a payment with a stored card holds is a security code and nothing else, so both use it up. Where
 * no bank answered, the token is free again as it was.
 *
 * @returns how it ended; `undefined` when it had ended already: then nothing is changed, and an operator is told of
 *   another end
 */
export async function endPayment(
  core: Pick<Core, 'storage' | 'now' | 'report'>,
  payment: OpenPayment,
  result: ProcessorResult,
): Promise<PaymentEnd | undefined> {
  const end = toEnd(result);
  const since = core.now() - REFERENCE_LIFE;
  try {
    await core.storage.transaction(async (sql) => {
      // In the order of locks: reference, token, payment.
      const [, , finished] = await Promise.all([
        end.status === 'FAILED' ? freeReference(sql, payment, since) : undefined,
        letGoOfToken(sql, payment, result),
        finishPayment(sql, payment.tenantId, payment.id, end),
      ]);
      if (finished === 0) throw new EndedBefore();
    });
    return end;
  } catch (error) {
    if (!(error instanceof EndedBefore)) throw error;
    await reportOtherEnd(core, payment, end);
    return undefined;
  }
}

async function reportOtherEnd(
  { storage, report }: Pick<Core, 'storage' | 'report'>,
  { tenantId, id: paymentId }: OpenPayment,
  { status }: PaymentEnd,
): Promise<void> {
  const stored = await findPayment(storage.read, tenantId, paymentId);
  if (stored?.status !== status) report({ event: 'payment_ended_otherwise', tenantId, paymentId });
}

async function letGoOfToken(sql: Sql, payment: OpenPayment, { outcome }: ProcessorResult): Promise<void> {
  const { tenantId, id: paymentId, kind, tokenHash, cardId } = payment;
  if (tokenHash === undefined) return;
  const held = { tenantId, tokenHash, paymentId };
  const isCodeAlone = cardId !== undefined;
  if (outcome === 'failed') await releaseToken(sql, held);
  else if (isCodeAlone || kind === 'authorization') await spendHeldToken(sql, held);
  else await releaseTokenWithoutCode(sql, held);
}

function toEnd(result: ProcessorResult): PaymentEnd {
  switch (result.outcome) {
    case 'approved': {
      const { authCode, addressCheck, securityCodeCheck } = result;
      return { status: 'COMPLETED', authCode, addressCheck, securityCodeCheck };
    }
    case 'declined':
      return { status: 'FAILED', errorCode: result.reason, securityCodeCheck: result.securityCodeCheck };
    case 'failed':
      return { status: 'FAILED', errorCode: 'processor_unavailable' };
  }
}
