import { expect, test } from 'vitest';
import { validatePostalCode } from './postal-code.ts';
import type { Verdict } from './verdict.ts';

const valid: Verdict = { status: 'valid' };
const incomplete: Verdict = { status: 'incomplete', code: 'postal_code_incomplete' };
const invalid: Verdict = { status: 'invalid', code: 'postal_code_invalid' };

test.each<[string, Verdict]>([
  ['', { status: 'empty' }],
  ['  ', { status: 'empty' }],
  ['1', incomplete],
  ['SW', incomplete],
  ['12345-', incomplete],
  ['101', valid],
  ['94105', valid],
  // Which codes a country has given out is not judged here: countries are not told apart.
  ['00000', valid],
  ['94105-1420', valid],
  ['SW1A 1AA', valid],
  ['sw1a1aa', valid],
  [' K1A 0B1 ', valid],
  ['L-1234', valid],
  ['１００-０００１', valid],
  ['٩٤١٠٥', valid],
  ['ABCDEFGHIJKLMNOP', valid],
  ['ABCDEFGHIJKLMNOPQ', invalid],
  ['4242424242424242', invalid],
  ['42 42 42 42 4242', invalid],
  ['-1234', invalid],
  ['94105!', invalid],
  ['941\n05', invalid],
  ['東京都', invalid],
])('%j is %o', (text, verdict) => {
  expect(validatePostalCode(text)).toEqual(verdict);
});
