import fastify from 'fastify';
import { expect, test } from 'vitest';
import { sendError } from '../../wires/paysafe/send-error.ts';
import type { HttpDeps } from '../../wires/wire.ts';
import { registerMonitor } from './monitor.ts';

test('the monitor says 503 once the server is about to close, while the store still takes writes', async () => {
  const state = { isDraining: false };
  const deps = { storage: { check: async () => {} }, isDraining: () => state.isDraining };
  const app = fastify();
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply, []));
  registerMonitor(app, deps as Pick<HttpDeps, 'isDraining'> as HttpDeps);
  const ask = () => app.inject('/customervault/monitor');
  expect((await ask()).statusCode).toBe(200);
  state.isDraining = true;
  const answer = await ask();
  expect([answer.statusCode, answer.json().error.reason]).toEqual([503, 'store_unavailable']);
  expect(answer.headers['cache-control']).toBe('no-store');
});
