import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CoreError } from '../errors.ts';

interface KnownPath {
  readonly form: RegExp;
  readonly methods: Set<string>;
}

/**
 * Distinguishes an unknown path (404) from a path without this method (405, with `Allow`). If a route has the method
 * but did not match the request, the answer is 404.
 *
 * @returns a function that returns the refusal of an unmatched request. Call this before routes are registered.
 */
export function watchRoutes(app: FastifyInstance): (request: FastifyRequest, reply: FastifyReply) => CoreError {
  const known = new Map<string, KnownPath>();
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const path = known.get(url) ?? { form: toForm(url), methods: new Set() };
    for (const name of [method].flat()) path.methods.add(name);
    known.set(url, path);
  });
  return (request, reply) => {
    const asked = request.url.split('?', 1)[0] ?? '';
    const methods = [...known.values()].filter(({ form }) => form.test(asked)).flatMap((path) => [...path.methods]);
    if (methods.length === 0 || methods.includes(request.method)) return new CoreError('route_not_found');
    void reply.header('allow', [...new Set(methods)].sort().join(', '));
    return new CoreError('method_not_allowed');
  };
}

function toForm(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}/?$`);
}
