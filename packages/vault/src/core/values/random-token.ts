import { takeRandom } from '../../crypto/random.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 248 is the last multiple of 62 below 256. Larger bytes would make the first characters more likely. */
const UNBIASED = 248;

/** The kind of value that a token represents. */
export type TokenKind = 'singleUse' | 'card' | 'bankAccount' | 'profile' | 'mandate';

/** The length of a token in base-62 characters: 131 random bits. */
export const TOKEN_LENGTH = 22;

/** Makes random base-62 characters, uniformly distributed: 5.95 bits each. */
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
