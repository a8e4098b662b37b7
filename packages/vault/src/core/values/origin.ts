/** Stricter than URL syntax, because `*`, `;` and `,` have a meaning in a content security policy. */
const HOST = /^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])$/;

/**
 * Tells whether a text is an exact web origin as browsers write it: no path, no wildcard, no default port, not `null`.
 */
export function isOrigin(text: string): boolean {
  const isWeb = /^https?:/.test(text) && URL.canParse(text);
  return isWeb && new URL(text).origin === text && HOST.test(new URL(text).hostname);
}
