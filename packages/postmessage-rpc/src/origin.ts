declare const exactOrigin: unique symbol;

/** An exact origin such as `https://vault.example`. Made by `parseOrigin` alone. */
export type Origin = string & { readonly [exactOrigin]: true };

/**
 * Takes exactly one origin, in the form in which a browser writes it. There is no wildcard, no pattern and no prefix:
 * `*`, `null` (the origin of every sandboxed frame), a path, a trailing slash and upper case are refused.
 *
 * @throws {TypeError} on anything else
 */
export function parseOrigin(text: string): Origin {
  if (new URL(text).origin !== text || text.includes('*')) throw new TypeError('not an origin');
  return text as Origin;
}
