import type { FrameConfig } from '@inlay/protocol';

const BLOCK = '<script type="application/json" id="config">';

/**
 * Puts what a key allows into the document's data block.
 *
 * @throws {TypeError} where the document has none
 */
export function documentRenderer(html: string): (config: FrameConfig) => string {
  const [head, tail] = html.split(BLOCK);
  if (head === undefined || tail === undefined) throw new TypeError('the document has no place for its configuration');
  return (config) => head + BLOCK + toJsonBlock(config) + tail;
}

/** JSON that can't end its script element, begin a comment or another script in it, or break a line. */
function toJsonBlock(config: FrameConfig): string {
  return JSON.stringify(config).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
