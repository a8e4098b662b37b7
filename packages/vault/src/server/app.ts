import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import { type ErrorCode, vaultError } from '@inlay/protocol';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { sendError } from '../wires/paysafe/answer/send-error.ts';
import { registerPayments } from '../wires/paysafe/card-payments/payments.ts';
import { requireCredentials } from './credentials.ts';
import { registerAddresses } from '../wires/paysafe/customer-vault/addresses.ts';
import { registerBankAccounts } from '../wires/paysafe/customer-vault/bank-accounts.ts';
import { registerCards } from '../wires/paysafe/customer-vault/cards.ts';
import { registerMandates } from '../wires/paysafe/customer-vault/mandates.ts';
import { registerProfiles } from '../wires/paysafe/customer-vault/profiles.ts';
import { registerSingleUseTokens } from '../wires/paysafe/customer-vault/single-use-tokens.ts';
import { type FramesOptions, registerFrames } from './frames/frames.ts';
import type { HttpDeps } from '../wires/wire.ts';
import { acceptJsonOnly } from './json-body.ts';
import { type LogOptions, logging } from './log.ts';
import { registerErrorPage } from './service/error-page.ts';
import { registerMonitor } from './service/monitor.ts';
import { registerOpenapi } from './openapi/openapi.ts';
import { watchRoutes } from './unknown-route.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** For the log: what this answer refuses with. */
    errorCode: ErrorCode | undefined;
  }
}

export interface AppOptions {
  readonly deps: HttpDeps;
  readonly trustedProxies: readonly string[];
  readonly frames: FramesOptions;
  readonly log: LogOptions;
}

const BODY_LIMIT = 64 * 1024;

/** Builds the vault's one HTTP server: API, frames, health. */
export async function buildApp({ deps, trustedProxies, frames, log }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logging(log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    trustProxy: [...trustedProxies],
    bodyLimit: BODY_LIMIT,
    requestTimeout: 15_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16 * 1024 },
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 128 },
    frameworkErrors(_error, request, reply) {
      void sendError(vaultError('route_not_found'), request, reply, deps.linksFor(request));
    },
    clientErrorHandler: refuseBrokenHttp,
  });

  const toRefusal = watchRoutes(app);
  app.decorateReply('errorCode', undefined);
  app.setValidatorCompiler(() => () => true);
  acceptJsonOnly(app);
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply, deps.linksFor(request)));
  app.setNotFoundHandler((request, reply) =>
    sendError(toRefusal(request, reply), request, reply, deps.linksFor(request)),
  );
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-applicationuid': `GUID=${request.id}`, 'x-content-type-options': 'nosniff' });
  });
  endConnectionsOnClose(app);
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      event: 'answered',
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      tenant: request.caller?.tenantId,
      error: reply.errorCode,
    });
  });

  await app.register(rateLimit, {
    global: false,
    // After the credentials are known.
    hook: 'preParsing',
    // One caller of IPv6 has a whole /64 of addresses.
    keyGenerator: (request) => `${request.caller.id} ${normalizeIP(request.ip, 64)}`,
    errorResponseBuilder: () => vaultError('rate_limited'),
  });
  registerOpenapi(app);
  registerErrorPage(app);
  registerMonitor(app, deps);
  registerFrames(app, frames);
  await app.register(async (api) => {
    requireCredentials(api, deps);
    api.addHook('onRequest', async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    });
    registerSingleUseTokens(api, deps);
    registerProfiles(api, deps);
    registerAddresses(api, deps);
    registerCards(api, deps);
    registerBankAccounts(api, deps);
    registerMandates(api, deps);
    registerPayments(api, deps);
  });
  return app;
}

/** While the server closes, each answer ends its connection: else a client that keeps it open would hold the close up. */
function endConnectionsOnClose(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done(null, payload);
  });
}

/** What is not even HTTP gets a bare status, and the log nothing: the bytes may be anything. */
function refuseBrokenHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}
