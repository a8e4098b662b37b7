import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import formbody from '@fastify/formbody';
import statics from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { Checkout, type Report } from './checkout.ts';
import { contentPolicy } from './content-policy.ts';
import type { Shop, ShopSettings } from './context.ts';
import { OrderBook } from './orders.ts';
import { messagePage } from './pages/message.ts';
import { apiRoutes } from './routes/api.ts';
import { checkoutRoutes } from './routes/checkout.ts';
import { payRoutes } from './routes/pay.ts';
import { Shoppers } from './shoppers.ts';
import { Vault } from './vault.ts';

const PUBLIC = fileURLToPath(new URL('../public', import.meta.url));
const BUILT = fileURLToPath(new URL('../dist', import.meta.url));

/** The merchant's server. It logs no bodies, and no card value ever comes to it. */
export async function createShop(settings: ShopSettings, report: Report): Promise<FastifyInstance> {
  const { vault, publishableKey } = settings;
  const shop: Shop = {
    vault,
    publishableKey,
    checkout: new Checkout(new Vault(settings), report),
    orders: new OrderBook(),
    shoppers: new Shoppers(),
  };
  const server = fastify({ bodyLimit: 16 * 1024, forceCloseConnections: true });
  await server.register(formbody);
  await server.register(statics, {
    root: [PUBLIC, BUILT].filter((folder) => existsSync(folder)),
    prefix: '/assets/',
  });
  if (!existsSync(BUILT)) report('The single-page app is not built: vite build --config demo/vite.config.ts');
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': contentPolicy(vault),
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
  });
  checkoutRoutes(server, shop);
  payRoutes(server, shop);
  apiRoutes(server, shop);
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('text/html').send(messagePage('Not here', 'There is nothing at this address.')),
  );
  server.setErrorHandler((error: { statusCode?: number; name: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) report(`${request.method} ${request.routeOptions.url ?? ''} failed: ${error.name}`);
    return reply
      .code(status)
      .type('text/html')
      .send(messagePage('That did not work', 'Your order is safe. Please go back and try again.'));
  });
  return server;
}
