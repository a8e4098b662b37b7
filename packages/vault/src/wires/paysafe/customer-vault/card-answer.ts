import Type from 'typebox';
import type { Card } from '../../../core/wallet/cards.ts';
import { cardTypeOf } from '../card-types.ts';
import type { Presented } from '../presented.ts';

export const CardExpiryAnswer = Type.Object({ year: Type.Integer(), month: Type.Integer({ minimum: 1, maximum: 12 }) });

const start = {
  status: Type.String(),
  id: Type.String(),
  cardBin: Type.String(),
  lastDigits: Type.String(),
  cardExpiry: CardExpiryAnswer,
  holderName: Type.Optional(Type.String()),
  nickName: Type.Optional(Type.String()),
  merchantRefNum: Type.Optional(Type.String()),
  billingAddressId: Type.Optional(Type.String()),
  accountId: Type.Optional(Type.String()),
  cardType: Type.Optional(Type.String()),
  preferredNetwork: Type.Optional(Type.String()),
  paymentToken: Type.String(),
};

/** A card inside a profile. `singleUseToken` is present if the profile was created with one. */
export const CardOfProfileAnswer = Type.Object(
  { ...start, singleUseToken: Type.Optional(Type.String()), defaultCardIndicator: Type.Boolean() },
  { title: 'CardOfProfile' },
);

export const CardAnswer = Type.Object(
  { ...start, storedCredentialTokenStatus: Type.String(), defaultCardIndicator: Type.Boolean() },
  { title: 'Card' },
);

/** Presents a card inside a profile. Members are in the wire's order; `JSON.stringify` omits unset ones. */
export function presentCardOfProfile(card: Card, singleUseToken?: string): Presented<typeof CardOfProfileAnswer> {
  return {
    status: card.status,
    id: card.id,
    cardBin: card.bin,
    lastDigits: card.lastDigits,
    cardExpiry: { year: card.expiryYear, month: card.expiryMonth },
    holderName: card.holderName,
    nickName: card.nickname,
    merchantRefNum: card.reference,
    billingAddressId: card.billingAddressId,
    accountId: card.accountId,
    cardType: cardTypeOf(card.brand),
    preferredNetwork: card.preferredNetwork,
    paymentToken: card.paymentToken,
    singleUseToken,
    defaultCardIndicator: card.isDefault,
  };
}

/** Presents a card on its own. */
export function presentCard(card: Card): Presented<typeof CardAnswer> {
  const { singleUseToken: _none, defaultCardIndicator, ...rest } = presentCardOfProfile(card);
  return { ...rest, storedCredentialTokenStatus: 'UNVERIFIED', defaultCardIndicator };
}
