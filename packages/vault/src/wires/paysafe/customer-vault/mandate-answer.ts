import Type from 'typebox';
import { MANDATE_STATUSES } from '../../../core/wallet/mandate-status.ts';

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
