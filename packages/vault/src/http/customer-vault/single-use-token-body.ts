import Type from 'typebox';
import { cardExpiry, cardNumber, nameText, securityCode } from '../input/schema.ts';
import { BillingAddressBody } from './address-body.ts';

export const SingleUseTokenBody = Type.Object({
  card: Type.Object({
    cardNum: cardNumber(),
    cardExpiry: cardExpiry({ past: 'refused' }),
    cvv: Type.Optional(securityCode()),
    holderName: Type.Optional(nameText(100)),
    billingAddress: Type.Optional(BillingAddressBody),
  }),
});
