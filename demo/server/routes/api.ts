import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PaymentAnswer } from '../../views/payment-answer.ts';
import type { Shop } from '../context.ts';
import { type Order, orderTotal } from '../orders.ts';
import { ORDER_LOST } from '../problem.ts';
import { submitOrder } from './submit-order.ts';
import { findOrder, type Posted } from './visitor.ts';

/** The same payments for a page that pays by script: JSON in, a receipt or a problem out. */
export function apiRoutes(server: FastifyInstance, shop: Shop): void {
  const answer = (reply: FastifyReply, order: Order | undefined) => {
    const { status, body } = toAnswer(order);
    return reply.header('cache-control', 'no-store').code(status).send(body);
  };

  const toAnswer = (order: Order | undefined): { status: number; body: PaymentAnswer } => {
    if (order?.receipt) {
      const next = shop.orders.next(order);
      const { receipt, contact } = order;
      return {
        status: 200,
        body: { receipt, email: contact.email, next: { order: next.id, amount: orderTotal(next) } },
      };
    }
    const { status, ...problem } = order?.problem ?? ORDER_LOST;
    return { status, body: { problem } };
  };

  server.post<Posted>('/api/pay', async (request, reply) => {
    const order = findOrder(shop, request);
    if (order) await submitOrder(shop, order, request.body ?? {}, false);
    return answer(reply, order);
  });

  server.post<Posted>('/api/pay/stored', async (request, reply) => {
    const order = findOrder(shop, request);
    if (order?.shopper.card) await shop.checkout.payWithStoredCard(order, order.shopper.card);
    return answer(reply, order);
  });
}
