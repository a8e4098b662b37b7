import type { FastifyInstance } from 'fastify';
import { CoreError } from '../errors.ts';

/**
 * While the server closes, refuses new requests in the form of their wire and closes each connection after its answer.
 * Otherwise a client with an open connection would delay the close. Earlier requests are finished.
 */
export function refuseWhileClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  app.addHook('onRequest', (_request, _reply, done) => {
    done(isClosing ? new CoreError('store_unavailable') : undefined);
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done(null, payload);
  });
}
