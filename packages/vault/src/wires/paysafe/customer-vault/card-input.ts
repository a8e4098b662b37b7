import Type, { type Static } from 'typebox';
import type { CardChanges } from '../../../core/wallet/cards.ts';
import type { NewCard } from '../../../core/wallet/new-card.ts';
import { flag, text } from '../../../input/schema.ts';
import { BillingAddressBody, withBillingAddress } from '../billing-address.ts';
import { cardExpiry, cardNumber, nameText, network, recordId } from '../input/schema.ts';
import { CARD_NAMES, rename } from '../names.ts';
import { replacing } from '../scope.ts';

const fields = {
  holderName: Type.Optional(nameText(100)),
  nickName: Type.Optional(nameText(50)),
  merchantRefNum: Type.Optional(text(255)),
  billingAddressId: Type.Optional(recordId()),
  accountId: Type.Optional(text(36)),
  preferredNetwork: Type.Optional(network()),
  defaultCardIndicator: Type.Optional(flag()),
};

/** A new card: a number and its expiry, or a single-use token instead. */
export const NewCardBody = Type.Object(
  {
    singleUseToken: Type.Optional(text(50)),
    cardNum: Type.Optional(cardNumber()),
    cardExpiry: Type.Optional(cardExpiry({ past: 'refused' })),
    ...fields,
    billingAddress: Type.Optional(BillingAddressBody),
  },
  { title: 'NewCardInput', 'x-empty': 'refused' },
);

/** An update. A card's number never changes: `cardNum` is ignored. */
export const CardUpdateBody = Type.Object(
  { cardExpiry: Type.Optional(cardExpiry({ past: 'taken' })), ...fields },
  { title: 'CardUpdateInput' },
);

export function toNewCard(body: Static<typeof NewCardBody>): NewCard {
  return rename(withBillingAddress(body), CARD_NAMES);
}

/**
 * Members that a PUT clears if they are absent. The expiry is not among them, nor the network, which older clients
 * never send.
 */
export function toCardChanges(body: Static<typeof CardUpdateBody>): CardChanges {
  const { expiry, makeDefault, ...given } = rename(body, CARD_NAMES);
  return {
    ...replacing(['holderName', 'nickname', 'reference', 'billingAddressId', 'accountId'], given),
    ...(expiry ? { expiry } : {}),
    ...(makeDefault === undefined ? {} : { makeDefault }),
  };
}
