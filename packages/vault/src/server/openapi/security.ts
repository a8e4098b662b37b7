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

/** Which kinds of keys open a route; none is needed where the list is empty. */
export function securityOf(scope: KeyScope | undefined): object[] {
  if (scope === undefined) return [];
  return [{ secretKey: [] }, ...(scope === 'tokens' ? [{ publishableKey: [] }] : [])];
}
