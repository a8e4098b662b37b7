import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseContact } from '../contact.ts';
import type { Shop } from '../context.ts';
import { orderPage } from '../orders.ts';
import { ORDER_LOST } from '../problem.ts';
import { submitOrder } from './submit-order.ts';
import { findOrder, identify, type Posted } from './visitor.ts';

/**
 * The targets of the forms. Each answers with 303, so that Back and reload repeat a page and never a payment. What
 * went wrong is told by the page where the redirect leads.
 */
export function payRoutes(server: FastifyInstance, shop: Shop): void {
  const pay = async (request: FastifyRequest<Posted>, reply: FastifyReply, giftWrap: boolean) => {
    const order = findOrder(shop, request);
    if (order) await submitOrder(shop, order, request.body ?? {}, giftWrap);
    return reply.redirect(orderPage(order ?? startAgain(shop, request, reply)), 303);
  };

  server.post<Posted>('/pay', (request, reply) => pay(request, reply, false));
  server.post<Posted>('/pay/gift', (request, reply) => pay(request, reply, true));

  server.post<Posted>('/pay/stored', async (request, reply) => {
    const order = findOrder(shop, request);
    if (!order?.shopper.card) return reply.redirect('/checkout', 303);
    await shop.checkout.payWithStoredCard(order, order.shopper.card);
    return reply.redirect(orderPage(order), 303);
  });
}

/** The shop was restarted, or the cookie is gone: a new order with what was typed. */
function startAgain(shop: Shop, request: FastifyRequest<Posted>, reply: FastifyReply) {
  const shopper = identify(shop, request, reply);
  shopper.contact = parseContact(request.body);
  const order = shop.orders.create(shopper);
  shopper.currentOrder = order.id;
  order.problem = ORDER_LOST;
  return order;
}
