import type { FastifyRequest } from 'fastify';

/** Makes absolute addresses: clients check that a link leads to where they came from. */
export interface Links {
  toUrl(path: string): string;
}

/**
 * Links that lead back to the origin that a request came in on, if it is one of the vault's own; else to the first. A
 * foreign `Host` header never gets into an answer.
 */
export function linksFor(request: FastifyRequest, origins: readonly string[]): Links {
  const asked = `${request.protocol}://${request.host}`;
  const origin = origins.includes(asked) ? asked : (origins[0] ?? '');
  return { toUrl: (path) => `${origin}${path}` };
}
