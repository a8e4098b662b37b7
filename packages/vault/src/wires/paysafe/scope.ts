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

/** The letters that tell a token's kind on this wire, and what is random. */
export const tokenText: TokenText = (kind, random) => `${LETTERS[kind]}${random}`;

/** On whose behalf a request acts, and when. Make it once per request. */
export function scopeOf({ caller }: FastifyRequest, { now }: Pick<Core, 'now'>): Scope {
  return { tenantId: caller.tenantId, actor: { kind: 'key', id: caller.id }, now: now(), tokenText };
}

/**
 * Turns a body into what a PUT of this wire changes: it replaces, so members that are left out are cleared.
 *
 * @param members those that can be cleared
 */
export function replacing<T extends object>(members: readonly (keyof T & string)[], body: T): Changes<T> {
  const cleared = Object.fromEntries(members.map((member) => [member, null]));
  return Object.assign(cleared, body) as Changes<T>;
}
