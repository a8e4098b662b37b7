import type { FastifyInstance } from 'fastify';
import { CoreError } from '../errors.ts';

/**
 * While the server closes, refuses new requests in the form of their wire. Earlier requests are finished. From the
 * moment it is about to close, every answer closes its connection. Otherwise a client with an open connection would
 * delay the close or send a call that is lost.
 */
export function refuseWhileClosing(app: FastifyInstance, isDraining: () => boolean): void {
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  app.addHook('onRequest', (_request, _reply, done) => {
    done(isClosing ? new CoreError('store_unavailable') : undefined);
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing || isDraining()) void reply.header('connection', 'close');
    done(null, payload);
  });
}
