import type { FieldFont } from '@inlay/protocol';

/** A font of the page's own for the text inside the fields. */
export interface Font {
  /** The name by which the page's `font-family` asks for it. */
  readonly family: string;
  /** The bytes of a WOFF2, WOFF or TrueType file. */
  readonly data: ArrayBuffer;
  /** A weight, or the range of a variable font: `700`, `100 900`. Default: `400`. */
  readonly weight?: string;
  /** Default: `normal`. */
  readonly style?: 'normal' | 'italic';
}

export function toFieldFont({ family, data, weight = '400', style = 'normal' }: Font): FieldFont {
  return { family, data, weight, style };
}
