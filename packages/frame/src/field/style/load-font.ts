import { FONT_MAX_COUNT, type FieldFont } from '@inlay/protocol';
import type { FieldKind } from '../field-kind.ts';

/**
 * The characters that a page's font may draw: none that a code is made of. A font that gives each digit a width of its
 * own, or none at all, would show or hide what a payer types in ways that only the page chose.
 */
function rangeFor(kinds: readonly FieldKind[]): string {
  const codes = kinds.filter(({ isCode }) => isCode);
  if (codes.length === 0) return 'U+0-10FFFF';
  const hasLetters = codes.some(({ inputMode }) => inputMode === 'text');
  return hasLetters ? 'U+20-2F,U+3A-40,U+5B-60,U+7B-10FFFF' : 'U+20-2F,U+3A-10FFFF';
}

/**
 * Loads a font out of its bytes: the document's policy lets it fetch none. Whether it can be used.
 *
 * @param kinds the fields of the frame
 */
export async function loadFont(
  { family, weight, style, data }: FieldFont,
  kinds: readonly FieldKind[],
): Promise<boolean> {
  if (document.fonts.size >= FONT_MAX_COUNT) return false;
  const face = new FontFace(family, data, { weight, style, unicodeRange: rangeFor(kinds) });
  // It takes its place at once: others may come before it is read.
  document.fonts.add(face);
  try {
    await face.load();
    return true;
  } catch {
    document.fonts.delete(face);
    return false;
  }
}
