import { exact, oneOf, type Parse, text } from './shape.ts';

/** Bytes of the largest font that a frame takes. */
export const FONT_MAX_BYTES = 300 * 1024;

/** As many font files as a frame takes. */
export const FONT_MAX_COUNT = 4;

/** A font, as the bytes of a file (WOFF2, WOFF, TrueType): a frame fetches nothing. */
export interface FieldFont {
  /** The name by which `font-family` asks for it. */
  readonly family: string;
  /** A weight, or the range of a variable font: `400`, `100 900`. */
  readonly weight: string;
  readonly style: 'normal' | 'italic';
  readonly data: ArrayBuffer;
}

const parseBytes: Parse<ArrayBuffer> = (value) => {
  if (!(value instanceof ArrayBuffer) || value.byteLength > FONT_MAX_BYTES) throw new TypeError('unexpected shape');
  return value;
};

const parseWeight: Parse<string> = (value) => {
  if (typeof value !== 'string' || !/^\d{1,4}( \d{1,4})?$/.test(value)) throw new TypeError('unexpected shape');
  return value;
};

export const parseFieldFont: Parse<FieldFont> = exact({
  family: text(64),
  weight: parseWeight,
  style: oneOf(['normal', 'italic']),
  data: parseBytes,
});
