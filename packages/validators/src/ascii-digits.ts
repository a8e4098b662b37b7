const DIGIT = /\p{Nd}/u;
const OTHER_DIGITS = /(?!\d)\p{Nd}/gu;

/** Found once: a long text takes no longer by its digits. */
const values: Record<string, number> = {};

/**
 * Writes the decimal digits of every script (Unicode's category Nd: Arabic, Bengali, Devanagari, Thai, full-width, …) as
 * 0 to 9. Every other character stays.
 */
export function toAsciiDigits(text: string): string {
  return text.replace(OTHER_DIGITS, (digit) => String(valueOf(digit)));
}

/** Unicode has the digits of a script in one row from zero to nine. Rows may touch: below a zero is a nine, or no digit. */
function valueOf(digit: string): number {
  const below = String.fromCodePoint((digit.codePointAt(0) as number) - 1);
  return (values[digit] ??= DIGIT.test(below) ? (valueOf(below) + 1) % 10 : 0);
}
