import { takeRandom } from '../../crypto/random.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Bytes from here on would make the first letters more likely than the last: 248 is the last multiple of 62. */
const UNBIASED = 248;

/** What an opaque token stands for. */
export type TokenKind = 'singleUse' | 'card' | 'bankAccount' | 'profile' | 'mandate';

/** How many characters of base 62 a token has: 131 random bits. */
export const TOKEN_LENGTH = 22;

/** Makes random characters of base 62, each as likely as the others: 5.95 bits a character. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    const bytes = takeRandom(length + 8);
    for (let index = 0; index < bytes.length && text.length < length; index += 1) {
      const byte = bytes[index] as number;
      if (byte < UNBIASED) text += ALPHABET[byte % 62];
    }
  }
  return text;
}
