import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentPolicy, type PageNeeds } from '../content-policy.ts';
import type { Shop } from '../context.ts';
import type { Order } from '../orders.ts';
import { appPage } from '../pages/app.ts';
import { checkoutPage } from '../pages/checkout.ts';
import { messagePage } from '../pages/message.ts';
import { productPage } from '../pages/product.ts';
import { receiptPage } from '../pages/receipt.ts';
import { stylePage } from '../pages/style.ts';
import { parseScenario } from '../scenarios.ts';
import { findOrder, identify, type Posted } from './visitor.ts';

type Query = Readonly<Record<string, unknown>>;
type Asked = FastifyRequest<{ Querystring: Query }>;

/** The pages that lead to a payment and away from it. */
export function checkoutRoutes(server: FastifyInstance, shop: Shop): void {
  const { orders, vault } = shop;

  /** Pages are kept by no cache: a Back after paying asks again, and meets the receipt. */
  const show = (reply: FastifyReply, page: string, needs?: PageNeeds) =>
    reply
      .headers({ 'cache-control': 'no-store', 'content-security-policy': contentPolicy(vault, needs) })
      .type('text/html')
      .send(page);

  const currentOrder = (request: Asked, reply: FastifyReply): Order => {
    const shopper = identify(shop, request, reply);
    const current = orders.get(shopper.currentOrder, shopper);
    const { try: wish } = request.query;
    const scenario = parseScenario(wish);
    if (current && !scenario && wish !== 'paid') return current;
    const order = orders.create(shopper, scenario);
    shopper.currentOrder = order.id;
    return order;
  };

  const showCheckout = (page: string, ownScript?: string) => (request: Asked, reply: FastifyReply) => {
    const order = currentOrder(request, reply);
    if (order.receipt) return reply.redirect(`/receipt/${order.id}`, 303);
    order.page = page;
    const own = ownScript === undefined ? {} : { ownScript };
    return show(reply, checkoutPage({ ...shop, order, ...own }), { ownScript: ownScript !== undefined });
  };

  server.get<{ Querystring: Query }>('/', (request, reply) =>
    show(reply, productPage({ cancelled: request.query['cancelled'] !== undefined })),
  );

  server.post('/orders', (request, reply) => {
    const shopper = identify(shop, request, reply);
    shopper.currentOrder = orders.create(shopper).id;
    return reply.redirect('/checkout', 303);
  });

  server.get<{ Querystring: Query }>('/checkout', showCheckout('/checkout'));

  server.get<{ Querystring: Query }>(
    '/checkout/own-listener',
    showCheckout('/checkout/own-listener', '/assets/own-listener.js'),
  );

  server.get<{ Querystring: Query }>('/app', (request, reply) => {
    const current = currentOrder(request, reply);
    const order = current.receipt ? orders.create(current.shopper) : current;
    order.shopper.currentOrder = order.id;
    order.page = '/app';
    return show(reply, appPage({ ...shop, order }), { ownScript: true, connect: true });
  });

  server.get('/style', (_request, reply) => show(reply, stylePage(shop), { ownScript: true, themes: true }));

  server.get<{ Params: { id: string } }>('/receipt/:id', (request, reply) => {
    const shopper = identify(shop, request, reply);
    const order = orders.get(request.params.id, shopper);
    if (!order?.receipt) {
      return show(reply.code(404), messagePage('No receipt', 'We know no paid order of yours at this address.'));
    }
    return show(reply, receiptPage(order, order.receipt, orders.next(order)));
  });

  server.post<Posted>('/cancel', (request, reply) => {
    const order = findOrder(shop, request);
    if (order && !order.receipt && !order.payment) orders.remove(order);
    return reply.redirect('/?cancelled', 303);
  });
}
