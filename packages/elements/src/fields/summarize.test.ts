import type { FieldState } from '@inlay/protocol';
import { expect, test } from 'vitest';
import { EMPTY, summarize } from './summarize.ts';

const VALID: FieldState = { ...EMPTY, status: 'valid' };
const SHORT: FieldState = { ...EMPTY, status: 'incomplete', code: 'card_code_incomplete', focused: true };
const WRONG: FieldState = { ...EMPTY, status: 'invalid', code: 'card_number_invalid' };

test.each<[string, readonly FieldState[], FieldState['status']]>([
  ['nothing', [], 'empty'],
  ['one', [SHORT], 'incomplete'],
  ['empty ones', [EMPTY, EMPTY], 'empty'],
  ['valid ones', [VALID, VALID], 'valid'],
  ['a valid and an empty one', [VALID, EMPTY], 'incomplete'],
  ['a valid and an incomplete one', [VALID, SHORT], 'incomplete'],
  ['any with an invalid one', [VALID, SHORT, WRONG, EMPTY], 'invalid'],
])('%s', (_name, states, status) => {
  expect(summarize(states).status).toBe(status);
});

test('what is invalid is said before what is incomplete', () => {
  expect(summarize([SHORT, WRONG]).code).toBe('card_number_invalid');
  expect(summarize([VALID, SHORT]).code).toBe('card_code_incomplete');
  expect(summarize([VALID, VALID]).code).toBeUndefined();
});

test('together they have the focus and the brand of any', () => {
  const state = summarize([{ ...VALID, brand: 'visa', brands: ['visa', 'cartes-bancaires'] }, SHORT]);
  expect(state).toMatchObject({ focused: true, brand: 'visa', brands: ['visa', 'cartes-bancaires'] });
});
