import Type from 'typebox';
import { MANDATE_STATUSES } from '../../../core/wallet/mandate-status.ts';
import type { Mandate } from '../../../core/wallet/mandates.ts';
import type { Presented } from '../presented.ts';

export const MandateAnswer = Type.Object(
  {
    id: Type.String(),
    reference: Type.String(),
    bankAccountId: Type.String(),
    status: Type.Enum([...MANDATE_STATUSES]),
    statusChangeDate: Type.String({ format: 'date-time' }),
    statusReasonCode: Type.Optional(Type.String()),
    statusReason: Type.Optional(Type.String()),
    paymentToken: Type.String(),
  },
  { title: 'Mandate' },
);

/** Presents a mandate. `JSON.stringify` omits unset members. */
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
