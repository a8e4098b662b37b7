import Type from 'typebox';

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

/** A card inside a profile. `singleUseToken` is there when the profile was made with one. */
export const CardOfProfileAnswer = Type.Object(
  { ...start, singleUseToken: Type.Optional(Type.String()), defaultCardIndicator: Type.Boolean() },
  { title: 'CardOfProfile' },
);

export const CardAnswer = Type.Object(
  { ...start, storedCredentialTokenStatus: Type.String(), defaultCardIndicator: Type.Boolean() },
  { title: 'Card' },
);
