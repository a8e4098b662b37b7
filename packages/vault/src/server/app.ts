import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { CoreError } from '../errors.ts';
import { paysafeWire } from '../wires/paysafe/paysafe-wire.ts';
import type { HttpDeps } from '../wires/wire.ts';
import { callerAddress, trustOf } from './client-address.ts';
import { requireCredentials } from './credentials.ts';
import { type FramesOptions, registerFrames } from './frames/frames.ts';
import { acceptJsonOnly } from './json-body.ts';
import { type LogOptions, logging } from './log.ts';
import { registerOpenapi } from './openapi/openapi.ts';
import { refuseWhileClosing } from './refuse-while-closing.ts';
import { registerErrorPage } from './service/error-page.ts';
import { registerMonitor } from './service/monitor.ts';
import { watchRoutes } from './unknown-route.ts';

export interface AppOptions {
  readonly deps: HttpDeps;
  readonly trustedProxies: readonly string[];
  readonly frames: FramesOptions;
  readonly log: LogOptions;
}

const BODY_LIMIT = 64 * 1024;

/** The wire that answers requests of no wire: unknown paths and malformed requests. */
const wire = paysafeWire;

/** Builds the vault's one HTTP server: API, frames, health. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { deps, frames, log } = options;
  const app = createServer(options);
  const toRefusal = watchRoutes(app);
  app.decorateReply('errorCode', undefined);
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ 'x-applicationuid': `GUID=${request.id}`, 'x-content-type-options': 'nosniff' });
    done();
  });
  refuseWhileClosing(app, () => deps.isDraining());
  acceptJsonOnly(app);
  app.setErrorHandler((error, request, reply) => wire.sendError(error, request, reply, deps.origins()));
  app.setNotFoundHandler((request, reply) => wire.sendError(toRefusal(request, reply), request, reply, deps.origins()));
  if (log.level === 'info') app.addHook('onResponse', logAnswer);

  await app.register(rateLimit, {
    global: false,
    // Runs after authentication.
    hook: 'preParsing',
    keyGenerator: (request) => `${request.caller.id} ${callerAddress(request.ip)}`,
    errorResponseBuilder: () => new CoreError('rate_limited'),
  });
  registerOpenapi(app, wire, () => deps.origins());
  registerErrorPage(app, wire.errors);
  registerMonitor(app, deps);
  registerFrames(app, frames);
  await app.register(async (api) => {
    requireCredentials(api, deps);
    api.addHook('onRequest', (_request, reply, done) => {
      void reply.header('cache-control', 'no-store');
      done();
    });
    wire.register(api, deps);
  });
  return app;
}

function createServer({ deps, trustedProxies, log }: AppOptions): FastifyInstance {
  return Fastify({
    logger: logging(log),
    logController: new LogController({ disableRequestLogging: true }),
    // Log lines include the request id themselves, so no logger per request is needed.
    childLoggerFactory: (logger) => logger,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    trustProxy: trustOf(trustedProxies),
    bodyLimit: BODY_LIMIT,
    requestTimeout: 15_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16 * 1024 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 128 },
    frameworkErrors(_error, request, reply) {
      void wire.sendError(new CoreError('route_not_found'), request, reply, deps.origins());
    },
    clientErrorHandler: refuseBrokenHttp,
  });
}

function logAnswer(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  request.log.info({
    event: 'answered',
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    tenant: request.caller?.tenantId,
    error: reply.errorCode,
  });
  done();
}

/** Answers input that is not HTTP with a bare status. Logs nothing, since the bytes may be anything. */
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
