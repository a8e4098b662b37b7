import type { BankAccountKind } from '../../../core/values/debit-scheme.ts';
import type { BankAccountToken } from '../../../core/tokens/bank-account-tokens.ts';
import type { CardCodeToken } from '../../../core/tokens/card-code-tokens.ts';
import type { SingleUseToken } from '../../../core/tokens/single-use-tokens.ts';
import type { Presented } from '../answer/presented.ts';
import type { CardCodeTokenAnswer, CardTokenAnswer } from './single-use-token-answer.ts';

/** The time to live is what remains: full life less the second that has begun. */
function timeToLive(expiresAt: number, now: number): number {
  return Math.max(0, Math.ceil((expiresAt - now) / 1000) - 1);
}

export function presentCardToken(
  { id, paymentToken, expiresAt, card }: SingleUseToken,
  now: number,
): Presented<typeof CardTokenAnswer> {
  return {
    id,
    paymentToken,
    timeToLiveSeconds: timeToLive(expiresAt, now),
    billingAddress: card.billingAddress,
    card: {
      cardBin: card.bin,
      lastDigits: card.lastDigits,
      holderName: card.holderName,
      cardExpiry: { year: card.expiry.year, month: card.expiry.month },
      cardType: card.type,
      preferredNetwork: card.preferredNetwork,
    },
  };
}

/** Of a security code nothing may be known. */
export function presentCardCodeToken(
  { id, paymentToken, expiresAt }: CardCodeToken,
  now: number,
): Presented<typeof CardCodeTokenAnswer> {
  return { id, paymentToken, timeToLiveSeconds: timeToLive(expiresAt, now) };
}

/** In the style of a card's: what may be known of the account, under the name that it was sent by. */
export function presentBankAccountToken(
  kind: BankAccountKind,
  { id, paymentToken, expiresAt, details }: BankAccountToken,
  now: number,
): object {
  return {
    id,
    paymentToken,
    timeToLiveSeconds: timeToLive(expiresAt, now),
    billingAddress: details.billingAddress,
    [kind]: {
      accountHolderName: details.accountHolderName,
      lastDigits: details.lastDigits,
      routingNumber: details.routingNumber,
      accountType: details.accountType,
      sortCode: details.sortCode,
      transitNumber: details.transitNumber,
      institutionId: details.institutionId,
      bic: details.bic,
    },
  };
}
