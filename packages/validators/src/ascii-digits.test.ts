import { expect, test } from 'vitest';
import { toAsciiDigits } from './ascii-digits.ts';

test.each([
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['０１２３４５６７８９', '0123456789'],
  ['0123456789', '0123456789'],
  ['a٤ ۲-４😀', 'a4 2-4😀'],
  ['\u065f\u066a\u06ef\u06fa\uff0f\uff1a', '\u065f\u066a\u06ef\u06fa\uff0f\uff1a'],
  ['', ''],
])('%s is written %s', (text, written) => {
  expect(toAsciiDigits(text)).toBe(written);
});
