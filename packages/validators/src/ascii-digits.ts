const OTHER_DIGITS = /(?!\d)\p{Nd}/gu;
const DIGIT = /\p{Nd}/u;

/** Those that came up, so that a long text takes no longer by its digits. There are some hundred. */
const known = new Map<string, string>();

/**
 * Writes the decimal digits of every script (Unicode's category Nd: Arabic, Bengali, Devanagari, Thai, full-width, …) as
 * 0 to 9. Every other character stays.
 */
export function toAsciiDigits(text: string): string {
  return text.replace(OTHER_DIGITS, asciiOf);
}

/** Unicode has the digits of a script in one row from zero to nine; rows may touch. */
function asciiOf(digit: string): string {
  let ascii = known.get(digit);
  if (ascii === undefined) {
    let above = 0;
    while (DIGIT.test(String.fromCodePoint((digit.codePointAt(0) as number) - above - 1))) above++;
    known.set(digit, (ascii = String(above % 10)));
  }
  return ascii;
}
