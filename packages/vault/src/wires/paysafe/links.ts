import type { FastifyRequest } from 'fastify';

/** Absolute links: clients check that a link has the origin that they called. */
export interface Links {
  toUrl(path: string): string;
}

/**
 * Makes links with the origin of the request if it is one of the vault's own, else with the first origin. A foreign
 * `Host` header never appears in an answer.
 */
export function linksFor(request: FastifyRequest, origins: readonly string[]): Links {
  const asked = `${request.protocol}://${request.host}`;
  const origin = origins.includes(asked) ? asked : (origins[0] ?? '');
  return { toUrl: (path) => `${origin}${path}` };
}
