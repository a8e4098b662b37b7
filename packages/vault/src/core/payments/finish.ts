import type { ProcessorResult } from '../../processors/processor.ts';
import type { Write } from '../../store/engine.ts';
import type { Core } from '../context.ts';
import { releaseToken, releaseTokenWithoutCode, spendHeldToken } from '../tokens/held-tokens.ts';
import { REFERENCE_LIFE } from './begin.ts';
import { findPayment, finishPayment, type OpenPayment, type PaymentEnd } from './payments.sql.ts';
import { freeReference } from './references.sql.ts';

/**
 * Writes how a payment ended, and lets go of its single-use token and, if it failed, of its reference.
 *
 * A bank's answer, yes or no, uses the token up (authorization) or its security code (verification): a code is never kept
 * past it. The token that a payment with a stored card holds is a security code and nothing else, so both use it up. Where
 * no bank answered, the token is free again as it was.
 *
 * All statements travel with their COMMIT. The first locks the payment, so that of two ends one is the first; those behind
 * it change what the rows say that they find: the reference of a payment that has failed, the token that it still holds.
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
  const [finished] = await core.storage.writeAll([
    finishPayment(payment.tenantId, payment.id, end),
    ...(end.status === 'FAILED' ? freeReference(payment, core.now() - REFERENCE_LIFE) : []),
    ...letGoOfToken(payment, result),
  ]);
  if (finished !== 0) return end;
  await reportOtherEnd(core, payment, end);
  return undefined;
}

async function reportOtherEnd(
  { storage, report }: Pick<Core, 'storage' | 'report'>,
  { tenantId, id: paymentId }: OpenPayment,
  { status }: PaymentEnd,
): Promise<void> {
  const stored = await findPayment(storage.read, tenantId, paymentId);
  if (stored?.status !== status) report({ event: 'payment_ended_otherwise', tenantId, paymentId });
}

function letGoOfToken(payment: OpenPayment, { outcome }: ProcessorResult): readonly Write[] {
  const { tenantId, id: paymentId, kind, tokenHash, cardId } = payment;
  if (tokenHash === undefined) return [];
  const held = { tenantId, tokenHash, paymentId };
  if (outcome === 'failed') return [releaseToken(held)];
  const isCodeAlone = cardId !== undefined;
  return [isCodeAlone || kind === 'authorization' ? spendHeldToken(held) : releaseTokenWithoutCode(held)];
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
