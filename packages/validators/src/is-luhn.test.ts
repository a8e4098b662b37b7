import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLuhn } from './is-luhn.ts';
import { withCheckDigit } from './luhn-number.test-support.ts';

test.each([
  ['4242424242424242', true],
  ['4242424242424241', false],
  ['79927398713', true],
  ['79927398710', false],
  ['0000000000000018', true],
  ['', false],
])('the check digit of %j is right: %s', (digits, right) => {
  expect(isLuhn(digits)).toBe(right);
});

test.each([12, 13, 14, 15, 16, 17, 18, 19])('%i zeros are no card number', (length) => {
  expect(isLuhn('0'.repeat(length))).toBe(false);
});

test('of the ten last digits of a number one is right, and it is the one that was summed up', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{11,18}$/), (digits) => {
      fc.pre(/[1-9]/.test(digits));
      const right = Array.from({ length: 10 }, (_, digit) => `${digits}${digit}`).filter(isLuhn);
      expect(right).toEqual([withCheckDigit(digits)]);
    }),
  );
});
