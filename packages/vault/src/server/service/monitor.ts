import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CoreError } from '../../errors.ts';
import { sendJson } from '../../wires/send-json.ts';
import type { HttpDeps, RouteDoc } from '../../wires/wire.ts';

/** How long an answer stands, in milliseconds: nobody needs credentials here, so nobody may make the store busy. */
const FRESH = 500;

const READY = Type.Object({ status: Type.Literal('READY') }, { title: 'Ready' });

/** `{"status":"READY"}` while the store takes writes and the server is not about to close; else 503 with the reason. */
export function registerMonitor(app: FastifyInstance, deps: Pick<HttpDeps, 'storage' | 'isDraining'>): void {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let check = Promise.resolve();

  for (const api of ['customervault', 'cardpayments'] as const) {
    app.get(`/${api}/monitor`, { schema: docOf(api) }, async (_request, reply) => {
      if (deps.isDraining()) throw new CoreError('store_unavailable');
      const now = performance.now();
      if (now - checkedAt > FRESH) {
        checkedAt = now;
        check = deps.storage.check();
      }
      await check;
      return sendJson(reply.header('cache-control', 'no-store'), 200, { status: 'READY' });
    });
  }
}

function docOf(api: 'customervault' | 'cardpayments'): RouteDoc {
  return {
    operationId: api === 'customervault' ? 'getCustomerVaultMonitor' : 'getCardPaymentsMonitor',
    summary: 'Tells whether the vault can write.',
    tags: ['Service'],
    response: { 200: READY },
    refusals: ['store_unavailable'],
    example: { answer: { status: 'READY' } },
  };
}
