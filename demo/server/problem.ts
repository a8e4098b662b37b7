import type { ContactErrors } from '../views/contact-fields.ts';
import type { Notice } from '../views/problem-notice.ts';
import type { VaultError } from './vault-error.ts';

/** Why an order is not paid. The order itself is kept. */
export interface Problem extends Notice {
  readonly kind: 'order' | 'contact' | 'card' | 'declined' | 'unconfirmed' | 'unavailable';
  /** The HTTP status with which a script is told. */
  readonly status: number;
  readonly fields?: ContactErrors;
}

export function contactProblem(fields: ContactErrors): Problem {
  return {
    kind: 'contact',
    status: 422,
    title: 'A few details are missing.',
    advice: 'Please look at the marked fields and enter the card again. You have not been charged.',
    fields,
  };
}

export const ORDER_LOST: Problem = {
  kind: 'order',
  status: 409,
  title: 'We lost track of your order, and started it again.',
  advice: 'Please enter the card once more. This attempt has not been charged.',
};

export const CARD_MISSING: Problem = {
  kind: 'card',
  status: 422,
  title: 'We did not receive a card.',
  advice: 'Please enter the card and pay again. You have not been charged.',
};

const CARD_AGAIN: Problem = {
  kind: 'card',
  status: 422,
  title: 'Please enter the card again.',
  advice: 'Card details are good for one payment and for fifteen minutes. You have not been charged.',
};

const DECLINED: Problem = {
  kind: 'declined',
  status: 402,
  title: 'Your bank declined this payment.',
  advice: 'You have not been charged. Try another card, or ask your bank.',
};

const DECLINED_FUNDS: Problem = {
  ...DECLINED,
  title: 'There is not enough money on this card.',
  advice: 'You have not been charged. Try another card.',
};

/** No answer: the payment may or may not have been made. Trying again is safe, since the reference stays the same. */
const UNCONFIRMED: Problem = {
  kind: 'unconfirmed',
  status: 503,
  title: 'We could not reach our payment service.',
  advice: 'Your order is safe. Please try again in a moment: an order is never charged twice.',
};

const UNAVAILABLE: Problem = {
  kind: 'unavailable',
  status: 503,
  title: 'We cannot take payments right now.',
  advice: 'Your order is safe and you have not been charged. Please come back a little later.',
};

/** What a refusal of the vault means to a shopper. */
export function toProblem(error: VaultError): Problem {
  if (error.status === 402) return error.code === '3022' ? DECLINED_FUNDS : DECLINED;
  // 5068 on these calls is about the token, the only thing in them that a shopper brought.
  if (error.status === 400 && error.code === '5068') return CARD_AGAIN;
  if (error.status === 0 || error.status >= 500 || error.status === 429) return UNCONFIRMED;
  if (error.status === 409) return UNCONFIRMED;
  return UNAVAILABLE;
}
