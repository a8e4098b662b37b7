import type { KeyScope } from '../../core/access/keys.ts';

export const SECURITY_SCHEMES = {
  secretKey: {
    type: 'http',
    scheme: 'basic',
    description: "A secret key's id as user, the secret as password. For servers.",
  },
  publishableKey: {
    type: 'http',
    scheme: 'basic',
    description: 'A publishable key as user, with an empty password. It makes single-use tokens and nothing else.',
  },
};

/** Lists the kinds of keys that may call a route; an empty list means that no key is needed. */
export function securityOf(scope: KeyScope | undefined): object[] {
  if (scope === undefined) return [];
  return [{ secretKey: [] }, ...(scope === 'tokens' ? [{ publishableKey: [] }] : [])];
}
