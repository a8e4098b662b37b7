/** A URL may hold more, and origins go into a content security policy, where `*`, `;` and `,` have a meaning. */
const HOST = /^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])$/;

/** Tells whether a text is an exact web origin as browsers write it: no path, no wildcard, no usual port, not `null`. */
export function isOrigin(text: string): boolean {
  const isWeb = /^https?:/.test(text) && URL.canParse(text);
  return isWeb && new URL(text).origin === text && HOST.test(new URL(text).hostname);
}
