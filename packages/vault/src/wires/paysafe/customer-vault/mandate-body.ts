import Type from 'typebox';
import { MANDATE_STATUSES } from '../../../core/wallet/mandate-status.ts';
import { text, word } from '../input/schema.ts';

/** The reference is the merchant's own, and need not be unique. BACS clients send longer ones than BACS knows. */
export const NewMandateBody = Type.Object({ reference: text(35, { min: 1 }) });

/** Mandates inside a new bank account: a list, or one alone. */
export const NewMandatesBody = Type.Array(NewMandateBody, { maxItems: 20 });

/** All that a merchant may set. */
export const MandateUpdateBody = Type.Object({ status: word(['CANCELLED']) });

/** How a bank would answer; test tenants only. */
export const MandateMoveBody = Type.Object({
  status: word(MANDATE_STATUSES),
  statusReasonCode: Type.Optional(text(10)),
  statusReason: Type.Optional(text(255)),
});
