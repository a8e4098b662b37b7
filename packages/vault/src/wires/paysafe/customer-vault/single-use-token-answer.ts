import Type from 'typebox';
import { BillingAddressAnswer } from './address-answer.ts';
import { CardExpiryAnswer } from './card-answer.ts';

const start = {
  id: Type.String(),
  paymentToken: Type.String(),
  timeToLiveSeconds: Type.Integer({ minimum: 0 }),
};

const token = {
  ...start,
  billingAddress: Type.Optional(BillingAddressAnswer),
};

const lastDigits = Type.String({ minLength: 2, maxLength: 2 });
const accountHolderName = Type.Optional(Type.String());

export const CardTokenAnswer = Type.Object(
  {
    ...token,
    card: Type.Object({
      cardBin: Type.String(),
      lastDigits: Type.String(),
      holderName: Type.Optional(Type.String()),
      cardExpiry: CardExpiryAnswer,
      cardType: Type.Optional(Type.String()),
      preferredNetwork: Type.Optional(Type.String()),
    }),
  },
  { title: 'CardToken' },
);

/** A security code alone: nothing of it may be known. */
export const CardCodeTokenAnswer = Type.Object(start, { title: 'CardCodeToken' });

const ach = Type.Object({
  accountHolderName,
  lastDigits,
  routingNumber: Type.String(),
  accountType: Type.Optional(Type.String()),
});
const bacs = Type.Object({ accountHolderName, lastDigits, sortCode: Type.String() });
const eft = Type.Object({ accountHolderName, lastDigits, transitNumber: Type.String(), institutionId: Type.String() });
const sepa = Type.Object({ accountHolderName, lastDigits, bic: Type.Optional(Type.String()) });

/** What a single-use token answers: what may be known of the card or the bank account, under the name it was sent by. */
export const SingleUseTokenAnswer = Type.Union([
  CardTokenAnswer,
  CardCodeTokenAnswer,
  Type.Object({ ...token, ach }, { title: 'ACHToken' }),
  Type.Object({ ...token, bacs }, { title: 'BACSToken' }),
  Type.Object({ ...token, eft }, { title: 'EFTToken' }),
  Type.Object({ ...token, sepa }, { title: 'SEPAToken' }),
]);
