import { contactErrors, parseContact } from '../contact.ts';
import type { Shop } from '../context.ts';
import type { Order } from '../orders.ts';
import { CARD_MISSING, contactProblem } from '../problem.ts';
import type { Body } from './visitor.ts';

/** What a form and a script post alike: the shop's own inputs, and the token that the payment fields added. */
export async function submitOrder({ checkout }: Shop, order: Order, body: Body, giftWrap: boolean): Promise<void> {
  if (order.receipt || order.payment) return order.payment;
  order.contact = parseContact(body);
  order.shopper.contact = order.contact;
  if (order.open === undefined) order.giftWrap = giftWrap;

  const errors = contactErrors(order.contact);
  const token = body['singleUseToken'];
  if (Object.keys(errors).length > 0) order.problem = contactProblem(errors);
  else if (typeof token !== 'string' || token === '') order.problem = CARD_MISSING;
  else await checkout.payWithToken(order, token);
}
