import Type from 'typebox';
import type { BankAccountToken } from '../../../core/tokens/bank-account-tokens.ts';
import type { CardToken } from '../../../core/tokens/card-tokens.ts';
import type { SingleUseToken } from '../../../core/tokens/single-use-tokens.ts';
import type { DebitScheme } from '../../../core/values/debit-scheme.ts';
import { BillingAddressAnswer, presentBillingAddress } from '../billing-address.ts';
import { cardTypeOf } from '../card-types.ts';
import type { Presented } from '../presented.ts';
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

const CardTokenAnswer = Type.Object(
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

/** A security code alone, which has no readable details. */
const CardCodeTokenAnswer = Type.Object(start, { title: 'CardCodeToken' });

const ach = Type.Object({
  accountHolderName,
  lastDigits,
  routingNumber: Type.String(),
  accountType: Type.Optional(Type.String()),
});
const bacs = Type.Object({ accountHolderName, lastDigits, sortCode: Type.String() });
const eft = Type.Object({ accountHolderName, lastDigits, transitNumber: Type.String(), institutionId: Type.String() });
const sepa = Type.Object({ accountHolderName, lastDigits, bic: Type.Optional(Type.String()) });

/**
 * The answer for a single-use token: the readable details of the card or bank account, under the name of the request.
 */
export const SingleUseTokenAnswer = Type.Union([
  CardTokenAnswer,
  CardCodeTokenAnswer,
  Type.Object({ ...token, ach }, { title: 'ACHToken' }),
  Type.Object({ ...token, bacs }, { title: 'BACSToken' }),
  Type.Object({ ...token, eft }, { title: 'EFTToken' }),
  Type.Object({ ...token, sepa }, { title: 'SEPAToken' }),
]);

/** Presents a token. The time to live is what remains, minus the current second. */
function presentToken({ id, text, expiresAt }: SingleUseToken, now: number) {
  return { id, paymentToken: text, timeToLiveSeconds: Math.max(0, Math.ceil((expiresAt - now) / 1000) - 1) };
}

export function presentCardToken(token: CardToken, now: number): Presented<typeof CardTokenAnswer> {
  const { card } = token;
  return {
    ...presentToken(token, now),
    billingAddress: card.billingAddress && presentBillingAddress(card.billingAddress),
    card: {
      cardBin: card.bin,
      lastDigits: card.lastDigits,
      holderName: card.holderName,
      cardExpiry: { year: card.expiry.year, month: card.expiry.month },
      cardType: cardTypeOf(card.brand),
      preferredNetwork: card.preferredNetwork,
    },
  };
}

/** Presents a security code, which has no readable details. */
export function presentCardCodeToken(token: SingleUseToken, now: number): Presented<typeof CardCodeTokenAnswer> {
  return presentToken(token, now);
}

/** Presents a bank account like a card: its readable details, under the name of the request. */
export function presentBankAccountToken(scheme: DebitScheme, token: BankAccountToken, now: number): object {
  const { details } = token;
  return {
    ...presentToken(token, now),
    billingAddress: details.billingAddress && presentBillingAddress(details.billingAddress),
    [scheme]: {
      accountHolderName: details.accountHolderName,
      lastDigits: details.lastDigits,
      routingNumber: details.routingNumber,
      accountType: details.accountType,
      sortCode: details.sortCode,
      transitNumber: details.transitNumber,
      institutionId: details.institutionNumber,
      bic: details.bic,
    },
  };
}
