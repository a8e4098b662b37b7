import type { Card } from '../../domain/cards.ts';

/** A card inside a profile. Members in the wire's order; what is unset is left out by `JSON.stringify`. */
export function presentCardOfProfile(card: Card, singleUseToken?: string): object {
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
    paymentToken: card.paymentToken,
    singleUseToken,
    defaultCardIndicator: card.isDefault,
  };
}

/** A card by itself. */
export function presentCard(card: Card): object {
  const { defaultCardIndicator, ...rest } = presentCardOfProfile(card) as Record<string, unknown>;
  return { ...rest, storedCredentialTokenStatus: 'UNVERIFIED', defaultCardIndicator };
}
