import type { Contact } from '../views/contact-fields.ts';
import type { PaymentAnswer } from '../views/payment-answer.ts';

const NO_ANSWER: PaymentAnswer = {
  problem: {
    title: 'We could not reach the shop.',
    advice: 'Check your connection and try again: an order is never charged twice.',
  },
};

/** Pays an order with the single-use token that the payment fields made. */
export function payWithToken(order: string, contact: Contact, singleUseToken: string): Promise<PaymentAnswer> {
  return post('/api/pay', { ...contact, order, singleUseToken });
}

/** Pays an order with the card that is stored. */
export function payWithStoredCard(order: string): Promise<PaymentAnswer> {
  return post('/api/pay/stored', { order });
}

async function post(path: string, body: object): Promise<PaymentAnswer> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as PaymentAnswer;
  } catch {
    return NO_ANSWER;
  }
}
