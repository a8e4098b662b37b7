import { toAsciiDigits } from '@inlay/validators';

/** The Latin letters and the digits of a text, as ASCII and in capitals. */
export function capitalsOf(text: string): string {
  return toAsciiDigits(text)
    .replace(/[^A-Za-z\d]+/g, '')
    .toUpperCase();
}
