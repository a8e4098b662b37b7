import type { FastifyInstance, RouteOptions } from 'fastify';
import Type, { type TSchema } from 'typebox';
import { type DescribedRoute, toDocument } from './document.ts';
import type { Operation } from './operation.ts';

const PATH = '/openapi.json';

const operation: Operation = {
  id: 'getApiDescription',
  summary: 'Describes this API.',
  tag: 'Service',
  answers: { 200: { json: Type.Unsafe<object>({ type: 'object', additionalProperties: true }) } },
};

/**
 * Serves the description of every route, without credentials. Call this before routes are registered. A route that says
 * nothing of itself (`config.operation`) is left out; HEAD goes with GET and is not told.
 */
export function registerOpenapi(app: FastifyInstance): void {
  const routes: DescribedRoute[] = [];
  let text: string | undefined;
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      const described = method === 'HEAD' ? undefined : toDescribed(method, route);
      if (described) routes.push(described);
    }
  });
  app.get(PATH, { config: { operation } }, (_request, reply) => {
    text ??= JSON.stringify(toDocument(routes));
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .send(text);
  });
}

function toDescribed(method: string, { url, schema, config }: RouteOptions): DescribedRoute | undefined {
  const { operation: told, scope } = config ?? {};
  return told && { method, url, body: schema?.body as TSchema | undefined, scope, operation: told };
}
