import { isEmbedder, PARENT_ORIGIN_HEADER } from '@inlay/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Key, PublishableKey } from '../core/access/keys.ts';
import { CoreError } from '../errors.ts';
import type { HttpDeps } from '../wires/wire.ts';
import { keptKeys, type KeptKeys } from './kept-keys.ts';

/**
 * Lets only those in who may call a route, before anything else of the request is looked at.
 *
 * @throws {CoreError} (from the hook) `credentials_invalid`, `permission_denied`, `origin_refused`
 */
export function requireCredentials(
  app: FastifyInstance,
  deps: HttpDeps,
  keys: KeptKeys = keptKeys(deps.storage),
): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const admit = (caller: Key) => {
      request.caller = caller;
      done(refusalOf(request, caller, deps));
    };
    const { authorization = '' } = request.headers;
    const known = keys.find(authorization);
    if (known) admit(known);
    else keys.look(authorization).then(admit, done);
  });
}

function refusalOf(request: FastifyRequest, caller: Key, deps: HttpDeps): CoreError | undefined {
  const { scope } = request.routeOptions.config;
  if (caller.kind === 'publishable') {
    if (scope !== 'tokens') return new CoreError('permission_denied');
    return isAtHome(request, caller, deps.origins()) ? undefined : new CoreError('origin_refused');
  }
  const isPermitted = scope !== undefined && caller.policy.scopes.includes(scope);
  return isPermitted ? undefined : new CoreError('permission_denied');
}

/**
 * A publishable key is public, so this stops honest mistakes and pages that post numbers themselves, not attackers. A
 * browser's request comes from the tokenizer frame, hence from the vault's own origin; the frame tells which page embeds
 * it, and the key's current list decides, not the one that the frame was served with.
 */
function isAtHome(request: FastifyRequest, { policy }: PublishableKey, own: readonly string[]): boolean {
  const { origin } = request.headers;
  const isOwn = origin === undefined ? policy.allowMissingOrigin : own.includes(origin);
  const parent = request.headers[PARENT_ORIGIN_HEADER];
  const isAllowed = parent === undefined || (typeof parent === 'string' && isEmbedder(policy, parent));
  return isOwn && isAllowed;
}
