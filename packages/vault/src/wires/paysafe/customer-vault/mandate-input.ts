import Type from 'typebox';
import { MANDATE_STATUSES } from '../../../core/wallet/mandate-status.ts';
import { text, word } from '../../../input/schema.ts';
import { sepaReference } from '../input/schema.ts';

/**
 * Schemas of new mandates, by scheme. The merchant chooses the reference, which need not be unique. BACS clients send
 * longer references than BACS allows; a SEPA reference is sent to the bank unchanged.
 */
export const NewMandateBodies = {
  bacs: Type.Object({ reference: text(35, { min: 1 }) }, { title: 'NewBACSMandateInput' }),
  sepa: Type.Object({ reference: sepaReference() }, { title: 'NewSEPAMandateInput' }),
};

/** Mandates inside a new bank account: a list, or a single mandate. */
export const NewMandatesBodies = {
  bacs: Type.Array(NewMandateBodies.bacs, { maxItems: 20 }),
  sepa: Type.Array(NewMandateBodies.sepa, { maxItems: 20 }),
};

/** The only change that a merchant may make. */
export const MandateUpdateBody = Type.Object({ status: word(['CANCELLED']) }, { title: 'MandateUpdateInput' });

/** The answer of a simulated bank; test tenants only. */
export const MandateMoveBody = Type.Object(
  {
    status: word(MANDATE_STATUSES),
    statusReasonCode: Type.Optional(text(10)),
    statusReason: Type.Optional(text(255)),
  },
  { title: 'BankAnswerInput' },
);
