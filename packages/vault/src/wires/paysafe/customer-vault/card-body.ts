import Type from 'typebox';
import { cardExpiry, cardNumber, flag, nameText, network, text } from '../input/schema.ts';
import { BillingAddressBody } from './address-body.ts';

/** A new card: a number and its expiry, or a single-use token in their place. */
export const NewCardBody = Type.Object({
  singleUseToken: Type.Optional(text(50)),
  cardNum: Type.Optional(cardNumber()),
  cardExpiry: Type.Optional(cardExpiry({ past: 'refused' })),
  holderName: Type.Optional(nameText(100)),
  nickName: Type.Optional(nameText(50)),
  merchantRefNum: Type.Optional(text(255)),
  billingAddressId: Type.Optional(text(36)),
  billingAddress: Type.Optional(BillingAddressBody),
  accountId: Type.Optional(text(36)),
  preferredNetwork: Type.Optional(network()),
  defaultCardIndicator: Type.Optional(flag()),
});

/** An update. The number of a card never changes: `cardNum` is ignored. */
export const CardUpdateBody = Type.Object({
  cardExpiry: Type.Optional(cardExpiry({ past: 'taken' })),
  holderName: Type.Optional(nameText(100)),
  nickName: Type.Optional(nameText(50)),
  merchantRefNum: Type.Optional(text(255)),
  billingAddressId: Type.Optional(text(36)),
  accountId: Type.Optional(text(36)),
  preferredNetwork: Type.Optional(network()),
  defaultCardIndicator: Type.Optional(flag()),
});
