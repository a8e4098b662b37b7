import type { Card } from '../../../core/wallet/cards.ts';
import type { Presented } from '../answer/presented.ts';
import type { CardAnswer, CardOfProfileAnswer } from './card-answer.ts';

/** A card inside a profile. Members in the wire's order; what is unset is left out by `JSON.stringify`. */
export function presentCardOfProfile(card: Card, singleUseToken?: string): Presented<typeof CardOfProfileAnswer> {
  return {
    status: card.status,
    id: card.id,
    cardBin: card.bin,
    lastDigits: card.lastDigits,
    cardExpiry: { year: card.expiryYear, month: card.expiryMonth },
    holderName: card.holderName,
    nickName: card.nickName,
    merchantRefNum: card.merchantRefNum,
    billingAddressId: card.billingAddressId,
    accountId: card.accountId,
    cardType: card.type,
    preferredNetwork: card.preferredNetwork,
    paymentToken: card.paymentToken,
    singleUseToken,
    defaultCardIndicator: card.isDefault,
  };
}

/** A card by itself. */
export function presentCard(card: Card): Presented<typeof CardAnswer> {
  const { singleUseToken: _none, defaultCardIndicator, ...rest } = presentCardOfProfile(card);
  return { ...rest, storedCredentialTokenStatus: 'UNVERIFIED', defaultCardIndicator };
}
