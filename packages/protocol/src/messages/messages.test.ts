import { expect, test } from 'vitest';
import { parseFieldState } from '../field-state.ts';
import { COLLECT_CONTRACT, parseFieldHello } from './field-and-tokenizer.ts';
import { FIELD_CONTRACT, FIELD_LISTENER_CONTRACT, parseFieldOptions } from './page-and-field.ts';
import { TOKENIZER_CONTRACT } from './page-and-tokenizer.ts';

const state = { status: 'valid', focused: false, autofilled: false, brand: 'visa' };

test('a state carries nothing that was typed', () => {
  expect(() => parseFieldState({ ...state, value: '4111' })).toThrow();
  expect(() => parseFieldState({ ...state, length: 16 })).toThrow();
  expect(() => parseFieldState({ ...state, code: '4111111111111111' })).toThrow();
  expect(() => parseFieldState({ ...state, status: '4111' })).toThrow();
});

test.each(['pattern', 'mask', 'type', 'value', 'maxLength', 'validate'])('a page cannot set %s on a field', (key) => {
  expect(() => FIELD_CONTRACT.configure.params({ [key]: '1' })).toThrow();
});

test('a page changes one option at a time, and gives all of them at first', () => {
  expect({ ...FIELD_CONTRACT.configure.params({ disabled: true }) }).toEqual({ disabled: true });
  expect(() => parseFieldOptions({ disabled: true })).toThrow();
});

test('a style has no property that fetches or hides', () => {
  for (const property of ['backgroundImage', 'content', 'opacity', 'fontSrc', 'cursor']) {
    expect(() => FIELD_CONTRACT.configure.params({ style: { base: { [property]: 'x' } } })).toThrow();
  }
  expect(() => FIELD_CONTRACT.configure.params({ style: { 'base::after': {} } })).toThrow();
});

test('the one method that moves a value is marked, and no contract with the page is', () => {
  expect(COLLECT_CONTRACT.collect.secret).toBe(true);
  for (const contract of [FIELD_CONTRACT, FIELD_LISTENER_CONTRACT, TOKENIZER_CONTRACT]) {
    for (const method of Object.values(contract)) expect('secret' in method).toBe(false);
  }
});

test('a tokenize answer has room for last digits and BIN, not for a number', () => {
  const parse = TOKENIZER_CONTRACT.tokenize.result;
  expect(parse({ token: 'SC123', card: { lastDigits: '1111' } }).card?.lastDigits).toBe('1111');
  expect(() => parse({ token: 'SC123', card: { lastDigits: '4111111111111111' } })).toThrow();
  expect(() => parse({ token: 'SC123', card: { number: '4111111111111111' } })).toThrow();
});

test.each([
  { key: 'pk', group: 'g' },
  { key: 'pk', group: 'g', field: 'cvv' },
  { key: 'pk', group: 'g'.repeat(65), field: 'cardCode' },
])('refuses the hello %o', (hello) => {
  expect(() => parseFieldHello(hello)).toThrow();
});
