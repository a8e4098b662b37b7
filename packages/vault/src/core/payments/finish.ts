import type { ProcessorResult } from '../../processors/processor.ts';
import type { Write } from '../../store/engine.ts';
import type { Core } from '../context.ts';
import { releaseToken, releaseTokenWithoutCode, spendHeldToken } from '../tokens/held-tokens.ts';
import { REFERENCE_LIFE } from './begin.ts';
import { findPayment, finishPayment, type OpenPayment, type PaymentEnd } from './payments.sql.ts';
import { freeReference } from './references.sql.ts';

/**
 * Writes how a payment ended and releases its single-use token, and its reference if it failed.
 *
 * Once a bank has answered, an authorization spends the token, and a verification removes its security code: a code is
 * never kept after the bank's answer. With a stored card, the token is only a security code, so both spend it. If no
 * bank answered, the token is released unchanged.
 *
 * All statements and COMMIT share one round trip. The first statement locks the payment, so one of two concurrent ends
 * is first. The later ones select by the current rows: the reference of a failed payment, the token that the payment
 * still holds.
 *
 * @returns the ended payment; `undefined` when it had ended before. Then nothing changes, and a different end is
 *   reported to the operator
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
