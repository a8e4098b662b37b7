import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Bytes from here on would make the first letters more likely than the last: 248 is the last multiple of 62. */
const UNBIASED = 248;

/** The first letters on the wire: single-use token, card, bank account (debit), profile, mandate. */
export type TokenPrefix = 'SC' | 'C' | 'D' | 'P' | 'M';

/** An opaque token: its prefix and 22 characters of base 62, which are 131 random bits. */
export function randomToken(prefix: TokenPrefix): string {
  return prefix + randomText(22);
}

/** Random characters of base 62, each as likely as the others: 5.95 bits a character. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length + 8)) {
      if (byte < UNBIASED && text.length < length) text += ALPHABET[byte % 62];
    }
  }
  return text;
}
