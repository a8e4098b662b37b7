import type { CoBadge } from '@inlay/protocol';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../core/context.ts';
import type { Links } from './paysafe/answer/links.ts';

export interface RateLimit {
  /** Calls of one key from one address. */
  readonly max: number;
  /** In so many milliseconds. */
  readonly timeWindow: number;
}

/** What routes need. */
export interface HttpDeps extends Deps {
  /** For single-use tokens. Off when left out. */
  readonly rateLimit?: RateLimit;
  /** Networks that share cards with others. */
  readonly coBadges: readonly CoBadge[];
  /** The vault's own origins, as a browser and a client name them. Known once the port is. */
  origins(): readonly string[];
  linksFor(request: FastifyRequest): Links;
}
