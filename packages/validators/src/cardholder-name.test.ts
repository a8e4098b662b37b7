import { expect, test } from 'vitest';
import { validateCardholderName } from './cardholder-name.ts';
import type { Verdict } from './verdict.ts';

const empty: Verdict = { status: 'empty' };
const valid: Verdict = { status: 'valid' };
const incomplete: Verdict = { status: 'incomplete', code: 'cardholder_name_invalid' };
const invalid: Verdict = { status: 'invalid', code: 'cardholder_name_invalid' };

test.each<[string, Verdict]>([
  ['', empty],
  ['   ', empty],
  ['Ada Byron', valid],
  ['A', valid],
  ['Zoë O’Hara-Núñez', valid],
  ['山田 太郎', valid],
  ['محمد', valid],
  ['Louis 14', valid],
  ['1st National Trust', valid],
  ['क्\u200dष', valid],
  ['😀', valid],
  ['a'.repeat(255), valid],
  ['a'.repeat(256), invalid],
  ['4', incomplete],
  ['4242 42', incomplete],
  ['٤٢٤٢', incomplete],
  ['...', incomplete],
  ['4242424242424242', invalid],
  ['4242 4242 4242 4242', invalid],
  ['4242-4242-4242-4242', invalid],
  ['4242.4242.4242.4242', invalid],
  ['٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢', invalid],
  ['Ada 4242 4242 4242', invalid],
  ['Ada 4242 4242 424', valid],
  ['Ada\nByron', invalid],
  ['Ada\u0000', invalid],
  ['Ada\u0085Byron', invalid],
  ['Ada\u2028Byron', invalid],
  ['Ada\ud83d', invalid],
])('%j is %o', (text, verdict) => {
  expect(validateCardholderName(text)).toEqual(verdict);
});
