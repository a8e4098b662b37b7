import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { sendJson } from '../../wires/paysafe/answer/send-json.ts';
import type { HttpDeps } from '../../wires/wire.ts';
import type { Operation } from '../openapi/operation.ts';

/** How long an answer stands, in milliseconds: nobody needs credentials here, so nobody may make the store busy. */
const FRESH = 500;

const READY = Type.Object({ status: Type.Literal('READY') }, { title: 'Ready' });

/** `{"status":"READY"}` while the store takes writes; else 503 with the reason. */
export function registerMonitor(app: FastifyInstance, deps: HttpDeps): void {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let check = Promise.resolve();

  for (const api of ['customervault', 'cardpayments'] as const) {
    app.get(`/${api}/monitor`, { config: { operation: monitorOperation(api) } }, async (_request, reply) => {
      const now = performance.now();
      if (now - checkedAt > FRESH) {
        checkedAt = now;
        check = deps.storage.check();
      }
      await check;
      return sendJson(reply, 200, { status: 'READY' });
    });
  }
}

function monitorOperation(api: 'customervault' | 'cardpayments'): Operation {
  return {
    id: api === 'customervault' ? 'getCustomerVaultMonitor' : 'getCardPaymentsMonitor',
    summary: 'Tells whether the vault can write.',
    tag: 'Service',
    answers: { 200: { json: READY } },
    errors: ['storage_unavailable'],
  };
}
