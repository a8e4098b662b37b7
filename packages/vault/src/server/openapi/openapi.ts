import type { FastifyInstance, RouteOptions } from 'fastify';
import Type from 'typebox';
import type { RouteDoc, Wire } from '../../wires/wire.ts';
import { type DescribedRoute, toDocument } from './document.ts';

const PATH = '/openapi.json';

const DOC: RouteDoc = {
  operationId: 'getApiDescription',
  summary: 'Describes this API.',
  tags: ['Service'],
  response: { 200: Type.Unsafe<object>({ type: 'object', additionalProperties: true }) },
};

/**
 * Serves the description of every route, without credentials. Call this before routes are registered. The description
 * of a route is its Fastify schema; a route without `operationId` is left out. HEAD is implied by GET and left out.
 *
 * @param origins the vault's origins, known once it listens
 */
export function registerOpenapi(app: FastifyInstance, wire: Wire, origins: () => readonly string[]): void {
  const routes: DescribedRoute[] = [];
  let kept: { readonly origins: readonly string[]; readonly text: string } | undefined;
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      const described = method === 'HEAD' ? undefined : toDescribed(method, route);
      if (described) routes.push(described);
    }
  });
  app.get(PATH, { schema: DOC }, (_request, reply) => {
    const current = origins();
    if (kept?.origins !== current) kept = { origins: current, text: JSON.stringify(toDocument(routes, wire, current)) };
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .send(kept.text);
  });
}

function toDescribed(method: string, { url, schema, config }: RouteOptions): DescribedRoute | undefined {
  return schema?.operationId === undefined ? undefined : { method, url, scope: config?.scope, doc: schema as RouteDoc };
}
