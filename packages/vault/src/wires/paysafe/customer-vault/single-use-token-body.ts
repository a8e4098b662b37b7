import Type from 'typebox';
import type { Rules } from '../input/reading.ts';
import { cardExpiry, cardNumber, nameText, network, securityCode } from '../input/schema.ts';
import { BillingAddressBody } from './address-body.ts';
import { BANK_ACCOUNT_DETAILS, bankAccountIdentity } from './bank-account-body.ts';

const billingAddress = Type.Optional(BillingAddressBody);

/** A card, or its security code alone: for a payment with a card that is stored already. */
const card = Type.Object(
  {
    cardNum: Type.Optional(cardNumber()),
    cardExpiry: Type.Optional(cardExpiry({ past: 'refused' })),
    cvv: Type.Optional(securityCode()),
    holderName: Type.Optional(nameText(100)),
    preferredNetwork: Type.Optional(network()),
    billingAddress,
  },
  { anyOf: [{ required: ['cardNum', 'cardExpiry'] }, { required: ['cvv'], maxProperties: 1 }], 'x-alone': 'cvv' },
);

/**
 * One card, one security code or one bank account. A page's key is held to the rules of its fields, a server's to the form alone: so a
 * payer cannot mistype, and a server can move what it has.
 */
export function singleUseTokenBody(rules: Rules) {
  const { ach, bacs, eft, sepa } = bankAccountIdentity(rules);
  const details = BANK_ACCOUNT_DETAILS;
  return Type.Object({
    card: Type.Optional(card),
    ach: Type.Optional(Type.Object({ ...ach, ...details.ach, billingAddress })),
    bacs: Type.Optional(Type.Object({ ...bacs, ...details.bacs, billingAddress })),
    eft: Type.Optional(Type.Object({ ...eft, ...details.eft, billingAddress })),
    sepa: Type.Optional(Type.Object({ ...sepa, ...details.sepa, billingAddress })),
  });
}
