import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Shop } from '../context.ts';
import type { Order } from '../orders.ts';
import { type Shopper, shopperCookie } from '../shoppers.ts';

/** What a form or a script posted. Nothing in it is believed before it is read. */
export type Body = Readonly<Record<string, unknown>>;

/** A route that takes a body. */
export interface Posted {
  Body: Body | null | undefined;
}

/** The shopper who sent a request; a new one gets a cookie. */
export function identify(shop: Shop, { headers }: Pick<FastifyRequest, 'headers'>, reply: FastifyReply): Shopper {
  const known = shop.shoppers.find(headers.cookie);
  if (known) return known;
  const shopper = shop.shoppers.create();
  reply.header('set-cookie', shopperCookie(shopper));
  return shopper;
}

/** The order that a posted body names, if it is the shopper's own. */
export function findOrder(shop: Shop, request: FastifyRequest<Posted>): Order | undefined {
  const shopper = shop.shoppers.find(request.headers.cookie);
  return shopper && shop.orders.get(request.body?.['order'], shopper);
}
