import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Bytes from here on would make the first letters more likely than the last: 248 is the last multiple of 62. */
const UNBIASED = 248;

/** What an opaque token stands for. */
export type TokenKind = 'singleUse' | 'card' | 'bankAccount' | 'profile' | 'mandate';

/** How many characters of base 62 a token has: 131 random bits. */
export const TOKEN_LENGTH = 22;

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
