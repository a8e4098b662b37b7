import { isEmbedder, PARENT_ORIGIN_HEADER, vaultError } from '@inlay/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate, type Key, type PublishableKey, type Scope } from '../core/access/keys.ts';
import { parseBasic } from './basic-credentials.ts';
import type { HttpDeps } from '../wires/wire.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a secret key needs for this route. A publishable key makes tokens and nothing else. */
    scope?: Scope;
  }
  interface FastifyRequest {
    /** The key that calls. Set on every route of the API, before its body is read. */
    caller: Key;
  }
}

/**
 * Lets only those in who may call a route, before anything else of the request is looked at.
 *
 * @throws (from the hook) `credentials_invalid`, `permission_denied`, `origin_refused`
 */
export function requireCredentials(app: FastifyInstance, deps: HttpDeps): void {
  app.addHook('onRequest', async (request) => {
    const credentials = parseBasic(request.headers.authorization);
    if (!credentials) throw vaultError('credentials_invalid');
    const caller = await authenticate(deps, credentials.user, credentials.password);
    request.caller = caller;
    const { scope } = request.routeOptions.config;
    if (caller.kind === 'publishable') {
      if (scope !== 'tokens') throw vaultError('permission_denied');
      refuseForeignOrigins(request, caller, deps.origins());
    } else if (scope === undefined || !caller.policy.scopes.includes(scope)) {
      throw vaultError('permission_denied');
    }
  });
}

/**
 * A publishable key is public, so this stops honest mistakes and pages that post numbers themselves, not attackers. A
 * browser's request comes from the tokenizer frame, hence from the vault's own origin; the frame tells which page embeds
 * it, and the key's current list decides, not the one that the frame was served with.
 */
function refuseForeignOrigins(request: FastifyRequest, { policy }: PublishableKey, own: readonly string[]): void {
  const { origin } = request.headers;
  const isOwn = origin === undefined ? policy.allowMissingOrigin : own.includes(origin);
  const parent = request.headers[PARENT_ORIGIN_HEADER];
  const isAllowed = parent === undefined || (typeof parent === 'string' && isEmbedder(policy, parent));
  if (!isOwn || !isAllowed) throw vaultError('origin_refused');
}
