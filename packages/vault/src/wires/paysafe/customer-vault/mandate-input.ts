import Type from 'typebox';
import { MANDATE_STATUSES } from '../../../core/wallet/mandate-status.ts';
import { text, word } from '../../../input/schema.ts';
import { sepaReference } from '../input/schema.ts';

/**
 * New mandates, by scheme. The reference is the merchant's own, and need not be unique. BACS clients send longer ones than
 * BACS knows; one of SEPA goes to the bank as it is.
 */
export const NewMandateBodies = {
  bacs: Type.Object({ reference: text(35, { min: 1 }) }, { title: 'NewBACSMandateInput' }),
  sepa: Type.Object({ reference: sepaReference() }, { title: 'NewSEPAMandateInput' }),
};

/** Mandates inside a new bank account: a list, or one alone. */
export const NewMandatesBodies = {
  bacs: Type.Array(NewMandateBodies.bacs, { maxItems: 20 }),
  sepa: Type.Array(NewMandateBodies.sepa, { maxItems: 20 }),
};

/** All that a merchant may set. */
export const MandateUpdateBody = Type.Object({ status: word(['CANCELLED']) }, { title: 'MandateUpdateInput' });

/** How a bank would answer; test tenants only. */
export const MandateMoveBody = Type.Object(
  {
    status: word(MANDATE_STATUSES),
    statusReasonCode: Type.Optional(text(10)),
    statusReason: Type.Optional(text(255)),
  },
  { title: 'BankAnswerInput' },
);
