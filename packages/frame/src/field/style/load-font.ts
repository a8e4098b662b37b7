import { FONT_MAX_COUNT, type FieldFont } from '@inlay/protocol';

/** Loads a font out of its bytes: the document's policy lets it fetch none. Whether it can be used. */
export async function loadFont({ family, weight, style, data }: FieldFont): Promise<boolean> {
  if (document.fonts.size >= FONT_MAX_COUNT) return false;
  const face = new FontFace(family, data, { weight, style });
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
