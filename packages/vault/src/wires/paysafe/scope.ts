import type { FastifyRequest } from 'fastify';
import type { Changes, Core, Scope, TokenText } from '../../core/context.ts';
import type { TokenKind } from '../../core/values/random-token.ts';

const LETTERS: Readonly<Record<TokenKind, string>> = {
  singleUse: 'SC',
  card: 'C',
  bankAccount: 'D',
  profile: 'P',
  mandate: 'M',
};

/** Makes this wire's token text: a prefix for the kind, then the random part. */
export const tokenText: TokenText = (kind, random) => `${LETTERS[kind]}${random}`;

/** Makes the scope of a request: tenant, actor and time. Call it once per request. */
export function scopeOf({ caller }: FastifyRequest, { now }: Pick<Core, 'now'>): Scope {
  return { tenantId: caller.tenantId, actor: { kind: 'key', id: caller.id }, now: now(), tokenText };
}

/**
 * Converts the body of a PUT into changes. A PUT of this wire replaces the record, so absent members are cleared.
 *
 * @param members the members that can be cleared
 */
export function replacing<T extends object>(members: readonly (keyof T & string)[], body: T): Changes<T> {
  const cleared = Object.fromEntries(members.map((member) => [member, null]));
  return Object.assign(cleared, body) as Changes<T>;
}
