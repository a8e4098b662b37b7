import { expect, test } from 'vitest';
import { toAsciiDigits } from './ascii-digits.ts';

test.each([
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['०१२३४५६७८९', '0123456789'],
  ['০১২৩৪৫৬৭৮৯', '0123456789'],
  ['๐๑๒๓๔๕๖๗๘๙', '0123456789'],
  ['០១២៣៤៥៦៧៨៩', '0123456789'],
  ['０１２３４５６７８９', '0123456789'],
  ['𞥐𞥑𞥒𞥓𞥔𞥕𞥖𞥗𞥘𞥙', '0123456789'],
  ['𝟎𝟗𝟘𝟡𝟢𝟫𝟬𝟵𝟶𝟿', '0909090909'],
  ['0123456789', '0123456789'],
  ['a٤ ۲-४😀', 'a4 2-4😀'],
  ['½Ⅳ四²\u065f\u066a\u06ef\u06fa\uff0f\uff1a', '½Ⅳ四²\u065f\u066a\u06ef\u06fa\uff0f\uff1a'],
  ['', ''],
])('%s is written %s', (text, written) => {
  expect(toAsciiDigits(text)).toBe(written);
});

test('every decimal digit of Unicode has a value, in rows from 0 to 9', () => {
  const digits = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => (code < 0xd800 || code > 0xdfff) && /\p{Nd}/u.test(String.fromCodePoint(code)))
    .map((code) => String.fromCodePoint(code));
  expect(digits.length).toBeGreaterThan(600);
  expect(toAsciiDigits(digits.join(''))).toBe('0123456789'.repeat(digits.length / 10));
});
