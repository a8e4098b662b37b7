import { expect, test } from 'vitest';
import type { Format } from './format.ts';
import { formatCardCode } from './format-card-code.ts';
import { act, draw, drawn, NOTHING, type } from './input-model.test-support.ts';

test.each([
  [undefined, '12345', '1234|'],
  ['visa', '12345', '123|'],
  ['american-express', '12345', '1234|'],
  [undefined, '1a2 3', '123|'],
  [undefined, '١٢٣', '123|'],
  ['visa', '１２３', '123|'],
])('with the brand %s, typing %s shows %s', (brand, keys, shown) => {
  const format: Format = (text, caret, previous) => formatCardCode(text, caret, previous, brand);
  expect(draw(type(format, NOTHING, keys))).toBe(shown);
});

test.each([
  ['1|23', { insert: '9' }, '19|23'],
  ['1|234', { insert: '9' }, '1|234'],
  ['1|23', 'backspace', '|23'],
  ['1|23', 'delete', '1|3'],
  ['[123]', { insert: 'code: 987 654' }, '9876|'],
] as const)('%s and %j give %s', (before, what, after) => {
  expect(draw(act(formatCardCode, drawn(before), what))).toBe(after);
});
