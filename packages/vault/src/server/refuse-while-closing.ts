import type { FastifyInstance } from 'fastify';
import { CoreError } from '../errors.ts';

/**
 * While the server closes, refuses what arrives as the wire does. What had arrived before is finished. From when it is about
 * to close, it ends each connection with its answer: else a client that keeps it open would hold the close up, or lose a call
 * to it.
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
