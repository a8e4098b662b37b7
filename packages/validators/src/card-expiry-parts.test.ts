import { expect, test } from 'vitest';
import { parseCardExpiryYear, validateCardExpiryMonth, validateCardExpiryYear } from './index.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

function year(text: string): string {
  const { status, code = '' } = validateCardExpiryYear(text, NOW);
  return `${status} ${code}`.trim();
}

test('a month is 1 to 12, with or without its zero, in any digits', () => {
  for (const text of ['1', '9', '01', '09', '10', '11', '12', '٥', '۱۲', '０５', ' 5 ']) {
    expect(validateCardExpiryMonth(text, NOW)).toEqual({ status: 'valid' });
  }
  for (const text of ['00', '13', '99', '012', '5/30', 'May', '-1', '20']) {
    expect(validateCardExpiryMonth(text, NOW)).toEqual({ status: 'invalid', code: 'card_expiry_invalid' });
  }
});

test('no month is empty, and a zero alone the beginning of one', () => {
  expect(validateCardExpiryMonth(' ', NOW)).toEqual({ status: 'empty' });
  expect(validateCardExpiryMonth('0', NOW)).toEqual({ status: 'incomplete', code: 'card_expiry_incomplete' });
});

test('a year is this one or one of the twenty that come, with two digits or four', () => {
  for (const text of ['26', '46', '2026', '2046', '٢٦', '２０３０']) expect(year(text)).toBe('valid');
  for (const text of ['25', '2025', '2000', '1999']) expect(year(text)).toBe('invalid card_expiry_past');
  for (const text of ['47', '99', '2047', '2099', '3000', '300', 'MMXXX', '30!']) {
    expect(year(text)).toBe('invalid card_expiry_invalid');
  }
});

test('last year is good until December has ended everywhere', () => {
  expect(validateCardExpiryYear('26', new Date('2027-01-01T11:59:59.999Z'))).toEqual({ status: 'valid' });
  expect(validateCardExpiryYear('26', new Date('2027-01-01T12:00:00.000Z')).code).toBe('card_expiry_past');
});

test('a year that may still grow is incomplete', () => {
  for (const text of ['2', '3', '202', '203']) expect(year(text)).toBe('incomplete card_expiry_incomplete');
  expect(year('20')).toBe('incomplete card_expiry_past');
  expect(year('')).toBe('empty');
});

test('two digits of a year mean this century', () => {
  expect(parseCardExpiryYear('30')).toBe(2030);
  expect(parseCardExpiryYear('2030')).toBe(2030);
  expect(parseCardExpiryYear('203')).toBeUndefined();
});
