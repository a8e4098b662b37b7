/**
 * What could fetch, reach out of its declaration, or read something that the page may not know. The browser fetches
 * nothing under the document's policy anyway: this is the inner of two walls.
 */
const UNSAFE = /[@{};\\<]|\/\*|\b(?:url|src|image|image-set|cross-fade|element|var|env|attr|expression|paint)\s*\(/i;

/** Whether a CSS value is plain enough to be applied in a frame. */
export function isSafeValue(value: string): boolean {
  return value.length <= 128 && !UNSAFE.test(value);
}
