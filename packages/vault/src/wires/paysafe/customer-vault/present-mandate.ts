import type { Mandate } from '../../../core/wallet/mandates.ts';
import type { Presented } from '../answer/presented.ts';
import type { MandateAnswer } from './mandate-answer.ts';

/** What is unset is left out by `JSON.stringify`. */
export function presentMandate(mandate: Mandate): Presented<typeof MandateAnswer> {
  return {
    id: mandate.id,
    reference: mandate.reference,
    bankAccountId: mandate.bankAccountId,
    status: mandate.status,
    statusChangeDate: `${new Date(mandate.statusChangedAt).toISOString().slice(0, 19)}Z`,
    statusReasonCode: mandate.statusReasonCode,
    statusReason: mandate.statusReason,
    paymentToken: mandate.paymentToken,
  };
}
