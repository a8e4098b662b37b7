import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCardholderName } from './format-cardholder-name.ts';
import { act, draw, drawn, NOTHING } from './input-model.test-support.ts';

test.each([
  ['|', { insert: 'Zoë O’Hara-Núñez' }, 'Zoë O’Hara-Núñez|'],
  ['|', { insert: '山田 太郎' }, '山田 太郎|'],
  ['Ada |Byron', { insert: 'King ' }, 'Ada King |Byron'],
  ['Ada |Byron', { insert: 'Ki\u0000ng\u2028 ' }, 'Ada King |Byron'],
  ['Ada |Byron', 'backspace', 'Ada|Byron'],
  ['Ada| Byron', 'delete', 'Ada|Byron'],
  ['Ada |Byron', { insert: '\u0007' }, 'Ada |Byron'],
] as const)('%s and %j give %s', (before, what, after) => {
  expect(draw(act(formatCardholderName, drawn(before), what))).toBe(after);
});

test('a name ends at 255 characters, and none of them is halved', () => {
  expect(act(formatCardholderName, NOTHING, { insert: 'a'.repeat(300) }).value).toBe('a'.repeat(255));
  expect(act(formatCardholderName, NOTHING, { insert: `${'a'.repeat(254)}😀` }).value).toBe('a'.repeat(254));
  expect(act(formatCardholderName, NOTHING, { insert: `${'a'.repeat(253)}😀` }).value).toBe(`${'a'.repeat(253)}😀`);
});

test('formatting what is formatted changes nothing, and the caret stays in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat({ max: 400 }), (text, place) => {
      const once = formatCardholderName(text, Math.min(place, text.length), NOTHING);
      expect(once.caret).toBeLessThanOrEqual(once.value.length);
      expect(formatCardholderName(once.value, once.caret, NOTHING)).toEqual(once);
    }),
  );
});
