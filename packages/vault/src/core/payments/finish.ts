import type { ProcessorResult } from '../../processors/processor.ts';
import type { Sql } from '../../store/engine.ts';
import { finishPayment, type PaymentResult, type StoredPayment } from './payments.sql.ts';
import {
  releaseSingleUseToken,
  releaseSingleUseTokenWithoutCode,
  spendReservedSingleUseToken,
} from '../tokens/tokens.sql.ts';

type OpenPayment = Pick<StoredPayment, 'tenantId' | 'id' | 'kind' | 'tokenHash' | 'cardId'>;

/**
 * Writes how a payment ended and lets go of its single-use token, inside one transaction. A bank's answer, yes or no,
 * uses the token up (authorization) or its security code (verification): a code is never kept past it. The token that a
 * payment with a stored card holds is a security code and nothing else, so it is used up by both. Where no bank answered,
 * the token is free again as it was. A payment that has ended already stays as it is.
 */
export async function endPayment(sql: Sql, payment: OpenPayment, result: ProcessorResult): Promise<void> {
  const { tenantId, id, kind, tokenHash, cardId } = payment;
  const isCodeAlone = cardId !== undefined;
  if (!(await finishPayment(sql, tenantId, id, toResult(result)))) return;
  if (tokenHash === undefined) return;
  if (result.outcome === 'failed') await releaseSingleUseToken(sql, tenantId, tokenHash, id);
  else if (isCodeAlone || kind === 'authorization') await spendReservedSingleUseToken(sql, tenantId, tokenHash, id);
  else await releaseSingleUseTokenWithoutCode(sql, tenantId, tokenHash, id);
}

function toResult(result: ProcessorResult): PaymentResult {
  switch (result.outcome) {
    case 'approved': {
      const { authCode, avsResponse, cvvVerification } = result;
      return { status: 'COMPLETED', authCode, avsResponse, cvvVerification };
    }
    case 'declined':
      return { status: 'FAILED', errorCode: result.reason, cvvVerification: result.cvvVerification };
    case 'failed':
      return { status: 'FAILED', errorCode: 'processor_unavailable' };
  }
}
