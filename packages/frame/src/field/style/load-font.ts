import { FONT_MAX_COUNT, type FieldFont } from '@inlay/protocol';

/** Loads a font out of its bytes: the document's policy lets it fetch none. Whether it can be used. */
export async function loadFont({ family, weight, style, data }: FieldFont): Promise<boolean> {
  if (document.fonts.size >= FONT_MAX_COUNT) return false;
  try {
    document.fonts.add(await new FontFace(family, data, { weight, style }).load());
    return true;
  } catch {
    return false;
  }
}
