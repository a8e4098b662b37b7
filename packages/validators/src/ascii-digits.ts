const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/**
 * Writes Arabic-Indic (U+0660), Extended Arabic-Indic (U+06F0) and full-width (U+FF10) digits as 0 to 9. Every other
 * character stays, so positions in the text hold.
 */
export function toAsciiDigits(text: string): string {
  // In each of the three blocks the low four bits of the code are the digit.
  return text.replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 15));
}
