import { expect, test } from 'vitest';
import { formatExpiryMonth, formatExpiryYear } from './format-expiry-part.ts';
import { act, draw, drawn, fill, NOTHING, type } from './input-model.test-support.ts';

test.each([
  ['5', '05|'],
  ['05', '05|'],
  ['1', '1|'],
  ['12', '12|'],
  ['123', '12|'],
  ['0', '0|'],
  ['٥', '05|'],
  ['１２', '12|'],
  ['M a y', '|'],
])('typing %s into the month shows %s', (keys, shown) => {
  expect(draw(type(formatExpiryMonth, NOTHING, keys))).toBe(shown);
});

test.each([
  ['5', '05|'],
  ['05/2030', '05|'],
  ['5/30', '05|'],
  ['530', '05|'],
  ['2030-05', '05|'],
  ['٠٥/٢٠٣٠', '05|'],
  ['12 / 30', '12|'],
  ['2030', '20|'],
])('the month filled in as %s shows %s', (text, shown) => {
  expect(draw(fill(formatExpiryMonth, NOTHING, text))).toBe(shown);
  expect(draw(fill(formatExpiryMonth, drawn('11'), text))).toBe(shown);
});

test.each([
  ['30', '30|'],
  ['303', '30|'],
  ['2030', '2030|'],
  ['20301', '2030|'],
  ['۳۰', '30|'],
])('typing %s into the year shows %s', (keys, shown) => {
  expect(draw(type(formatExpiryYear, NOTHING, keys))).toBe(shown);
});

test.each([
  ['30', '30|'],
  ['2030', '2030|'],
  ['05/2030', '2030|'],
  ['5/30', '2030|'],
  ['0530', '2030|'],
  ['2030-05', '2030|'],
])('the year filled in as %s shows %s', (text, shown) => {
  expect(draw(fill(formatExpiryYear, NOTHING, text))).toBe(shown);
  expect(draw(fill(formatExpiryYear, drawn('26'), text))).toBe(shown);
});

test('what is deleted is not filled in again', () => {
  expect(draw(act(formatExpiryMonth, drawn('1|2'), 'backspace'))).toBe('|2');
  expect(draw(act(formatExpiryMonth, drawn('05'), 'backspace'))).toBe('0|');
  expect(draw(act(formatExpiryYear, drawn('2030'), 'backspace'))).toBe('203|');
});
