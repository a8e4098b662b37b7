import { expect, test } from 'vitest';
import { validateCardCode } from './card-code.ts';
import type { Verdict } from './verdict.ts';

const valid: Verdict = { status: 'valid' };
const incomplete: Verdict = { status: 'incomplete', code: 'card_code_incomplete' };
const invalid: Verdict = { status: 'invalid', code: 'card_code_invalid' };

test.each<[string, string | undefined, Verdict]>([
  ['', undefined, { status: 'empty' }],
  [' ', 'visa', { status: 'empty' }],
  ['12', undefined, incomplete],
  ['123', undefined, valid],
  ['1234', undefined, valid],
  ['12345', undefined, invalid],
  ['12', 'visa', incomplete],
  ['123', 'visa', valid],
  // One card of a thousand has zeros alone.
  ['000', 'visa', valid],
  ['0000', 'american-express', valid],
  ['1234', 'visa', invalid],
  ['123', 'american-express', incomplete],
  ['1234', 'american-express', valid],
  ['12345', 'american-express', invalid],
  ['123', 'some-new-brand', valid],
  [' 123 ', 'visa', valid],
  ['١٢٣', 'visa', valid],
  ['۱۲۳۴', 'american-express', valid],
  ['１２３', 'visa', valid],
  ['12a', undefined, invalid],
  ['1 2', undefined, invalid],
  ['-12', undefined, invalid],
  ['😀', undefined, invalid],
])('%j with the brand %s is %o', (text, brand, verdict) => {
  expect(validateCardCode(text, brand)).toEqual(verdict);
});
