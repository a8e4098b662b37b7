import { expect, test } from 'vitest';
import {
  closeIban,
  isBicOfIban,
  isIban,
  parseCardExpiry,
  parseCardNumber,
  toAsciiDigits,
  unifyExpirySeparators,
  validateAccountHolderName,
  validateAccountNumber,
  validateBic,
  validateCardCode,
  validateCardExpiry,
  validateCardholderName,
  validateCardNumber,
  validateIban,
  validateInstitutionNumber,
  validatePostalCode,
  validateRoutingNumber,
  validateSortCode,
  validateTransitNumber,
} from './index.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

const READERS = {
  parseCardExpiry,
  parseCardNumber,
  toAsciiDigits,
  unifyExpirySeparators,
  validateCardCode,
  validateCardExpiry: (text: string) => validateCardExpiry(text, NOW),
  validateCardholderName,
  validateCardNumber,
  validatePostalCode,
  closeIban,
  isBicOfIban: (text: string) => isBicOfIban(text, text),
  isIban,
  validateAccountHolderName: (text: string) => validateAccountHolderName(text, 'ach'),
  validateAccountNumber: (text: string) => validateAccountNumber(text, 'ach'),
  validateBic,
  validateIban,
  validateInstitutionNumber,
  validateRoutingNumber,
  validateSortCode,
  validateTransitNumber,
};

const PARTS = [
  '4',
  '0',
  ' ',
  '-',
  '/',
  '4 ',
  ' 4',
  '- ',
  '05/',
  'a',
  'a ',
  'a-',
  '٤',
  '๙',
  '𝟿',
  '\u200f',
  '\u0000',
  '😀',
  '\ud83d',
  'DE89',
  'ABNANL2A',
];
const LONG = PARTS.flatMap((part) => ['', 'x', '4', '!'].map((end) => part.repeat(1e5 / part.length) + end));

// A quadratic reader needs many seconds for one such text; a linear one some milliseconds, also on a busy machine.
test.each(Object.entries(READERS))('%s reads each hostile text of a hundred thousand characters at once', (_, read) => {
  for (const text of LONG) {
    const start = Date.now();
    read(text);
    expect(Date.now() - start).toBeLessThan(1_500);
  }
});

test('no text of a hundred thousand characters is valid or merely incomplete', () => {
  for (const text of ['4', '05/', 'a', 'a-', '٤', '😀'].map((part) => part.repeat(1e5 / part.length))) {
    expect(validateCardNumber(text).status).toBe('invalid');
    expect(validateCardExpiry(text, NOW).status).toBe('invalid');
    expect(validateCardCode(text).status).toBe('invalid');
    expect(validateCardholderName(text).status).toBe('invalid');
    expect(validatePostalCode(text).status).toBe('invalid');
    expect(validateRoutingNumber(text).status).toBe('invalid');
    expect(validateAccountNumber(text, 'any').status).toBe('invalid');
    expect(validateIban(text).status).toBe('invalid');
    expect(validateBic(text).status).toBe('invalid');
    expect(validateAccountHolderName(text, 'sepa').status).toBe('invalid');
  }
});
