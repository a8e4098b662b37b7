import type { FastifyInstance } from 'fastify';
import { sendJson } from '../answer/send-json.ts';
import type { HttpDeps } from '../http-deps.ts';

/** How long an answer stands, in milliseconds: nobody needs credentials here, so nobody may make the store busy. */
const FRESH = 500;

/** `{"status":"READY"}` while the store takes writes; else 503 with the reason. */
export function registerMonitor(app: FastifyInstance, deps: HttpDeps): void {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let check = Promise.resolve();

  for (const path of ['/customervault/monitor', '/cardpayments/monitor']) {
    app.get(path, async (_request, reply) => {
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
