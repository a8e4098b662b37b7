import { expect, test } from 'vitest';
import { formatPostalCode } from './format-postal-code.ts';
import { draw, fill, NOTHING, type } from './input-model.test-support.ts';

test.each([
  ['SW1A 1AA', 'SW1A 1AA|'],
  ['k1a 0b1', 'k1a 0b1|'],
  ['12345-6789', '12345-6789|'],
  ['١٢٣٤٥', '12345|'],
  ['1\t2<3>é😀', '123|'],
])('typing %s shows %s', (keys, shown) => {
  expect(draw(type(formatPostalCode, NOTHING, keys))).toBe(shown);
});

test('a paste is cut where no postal code goes on', () => {
  expect(draw(fill(formatPostalCode, NOTHING, '1234567890 abcdefghijk'))).toBe('1234567890 abcde|');
});
