import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardBrand } from './card-brand.ts';
import { parseCardNumber, validateCardNumber } from './card-number.ts';
import { withCheckDigit } from './luhn-number.test-support.ts';
import type { Verdict } from './verdict.ts';

const empty: Verdict = { status: 'empty' };
const invalid: Verdict = { status: 'invalid', code: 'card_number_invalid' };
const incomplete: Verdict = { status: 'incomplete', code: 'card_number_incomplete' };

test.each<[string, Verdict]>([
  ['', empty],
  ['   ', empty],
  [' - ', empty],
  ['4', incomplete],
  ['3', incomplete],
  ['1', { ...incomplete, brand: 'jcb' }],
  ['11', incomplete],
  ['42', { ...incomplete, brand: 'visa' }],
  ['424242424242424', { ...incomplete, brand: 'visa' }],
  ['4242424242424242', { status: 'valid', brand: 'visa' }],
  ['4242 4242 4242 4242', { status: 'valid', brand: 'visa' }],
  ['4242-4242-4242-4242', { status: 'valid', brand: 'visa' }],
  [' 4242\u00a04242\u20134242\u200f4242\t', { status: 'valid', brand: 'visa' }],
  ['٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢', { status: 'valid', brand: 'visa' }],
  ['۴۲۴۲۴۲۴۲۴۲۴۲۴۲۴۲', { status: 'valid', brand: 'visa' }],
  ['４２４２４２４２４２４２４２４２', { status: 'valid', brand: 'visa' }],
  ['4000000000000000006', { status: 'valid', brand: 'visa' }],
  ['4000000000000000007', { ...invalid, brand: 'visa' }],
  ['42424242424242424242', { ...invalid, brand: 'visa' }],
  // A Visa may have 18 or 19 digits, so these 16 could go on; who stops here reads that they are wrong.
  ['4242424242424241', { status: 'incomplete', code: 'card_number_invalid', brand: 'visa' }],
  ['42424242424242424', { ...incomplete, brand: 'visa' }],
  ['5555555555554444', { status: 'valid', brand: 'mastercard' }],
  ['5555555555554445', { ...invalid, brand: 'mastercard' }],
  ['2223003122003222', { status: 'valid', brand: 'mastercard' }],
  ['378282246310005', { status: 'valid', brand: 'american-express' }],
  ['37828224631000', { ...incomplete, brand: 'american-express' }],
  ['378282246310006', { ...invalid, brand: 'american-express' }],
  ['3782822463100050', { ...invalid, brand: 'american-express' }],
  ['36227206271667', { status: 'valid', brand: 'diners-club' }],
  ['6011111111111117', { status: 'valid', brand: 'discover' }],
  ['3566002020360505', { status: 'valid', brand: 'jcb' }],
  ['6205500000000000004', { status: 'valid', brand: 'unionpay' }],
  ['6205500000000000005', { ...invalid, brand: 'unionpay' }],
  ['6759649826438453', { status: 'valid', brand: 'maestro' }],
  ['676770000007', { status: 'incomplete', code: 'card_number_invalid', brand: 'maestro' }],
  [withCheckDigit('67677000000'), { status: 'valid', brand: 'maestro' }],
  [withCheckDigit('99999999999'), { status: 'valid' }],
  [withCheckDigit('999999999999999'), { status: 'valid' }],
  [withCheckDigit('999999999999999999'), { status: 'valid' }],
  ['99999999999', incomplete],
  ['9999999999999999999', invalid],
  ['99999999999999999999', invalid],
  // Zeros pass the check digit and are no card, but the beginning of 19 digits that could be one.
  ['0'.repeat(12), { status: 'incomplete', code: 'card_number_invalid' }],
  ['0'.repeat(16), { status: 'incomplete', code: 'card_number_invalid' }],
  ['0'.repeat(19), invalid],
  ['0000 0000 0000 0000 000', invalid],
  ['4242x', invalid],
  ['card', invalid],
  ['4242.4242.4242.4242', invalid],
  ['4242/4242', invalid],
  ['😀', invalid],
  ['+4242424242424242', invalid],
  ['4.2e15', invalid],
])('%j is %o', (text, verdict) => {
  expect(validateCardNumber(text)).toEqual(verdict);
});

test.each([
  ['4242 4242', '42424242'],
  ['4242-4242', '42424242'],
  ['٤٢ ４２', '4242'],
  ['', ''],
  ['4242x', undefined],
  ['४२४२', '4242'],
  ['四二四二', undefined],
])('the digits of %j are %j', (text, digits) => {
  expect(parseCardNumber(text)).toBe(digits);
});

const DIGITS = fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: 19, maxLength: 19 });
const PREFIX = fc.constantFrom(
  '4',
  '51',
  '2221',
  '34',
  '37',
  '36',
  '60110000',
  '3528',
  '62050000',
  '67',
  '2200',
  '99',
  '0',
);

const NUMBER = fc.tuple(PREFIX, DIGITS, fc.nat()).map(([prefix, digits, choice]) => {
  const whole = prefix + digits;
  const lengths = cardBrand(whole)?.lengths ?? [12, 16, 19];
  return withCheckDigit(whole.slice(0, (lengths[choice % lengths.length] ?? 16) - 1));
});

test('every number with a length of its brand and a right check digit is valid', () => {
  fc.assert(
    fc.property(NUMBER, (number) => {
      const brand = cardBrand(number)?.name;
      expect(validateCardNumber(number)).toEqual({ status: 'valid', ...(brand && { brand }) });
    }),
  );
});

test('a number with one digit changed is never valid', () => {
  fc.assert(
    fc.property(NUMBER, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
      const at = place % number.length;
      const changed = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
      expect(validateCardNumber(changed).status).not.toBe('valid');
    }),
  );
});

test('no beginning of a valid number is invalid, and none is told invalid that could go on', () => {
  fc.assert(
    fc.property(NUMBER, fc.nat(), (number, place) => {
      const beginning = number.slice(0, 1 + (place % number.length));
      expect(validateCardNumber(beginning).status).not.toBe('invalid');
    }),
  );
});

test('no verdict holds a digit', () => {
  fc.assert(
    fc.property(fc.oneof(NUMBER, DIGITS, fc.string()), (text) => {
      expect(JSON.stringify(validateCardNumber(text))).not.toMatch(/\d/);
    }),
  );
});
