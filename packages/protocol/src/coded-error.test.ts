import { expect, test } from 'vitest';
import { browserError, CodedError, isCodedError } from './coded-error.ts';
import { BROWSER_ERRORS } from './errors/browser.ts';
import { parseBrowserErrorCode } from './errors/browser-codes.ts';

test('takes sentence and audience from the catalog', () => {
  const error = browserError('card_number_invalid');
  expect(error).toBeInstanceOf(CodedError);
  expect(error.message).toBe(BROWSER_ERRORS.card_number_invalid.message);
  expect(error.audience).toBe('payer');
});

test('is known by its code, not by its class', () => {
  const foreign = Object.assign(new Error('x'), { name: 'CodedError', code: 'rate_limited' });
  expect(isCodedError(foreign)).toBe(true);
  expect(isCodedError(browserError('rate_limited', { field: 'id' }))).toBe(true);
  expect(isCodedError(new Error('x'))).toBe(false);
  expect(isCodedError({ name: 'CodedError', code: 'rate_limited' })).toBe(false);
});

test('keeps its cause for the log', () => {
  const cause = new Error('disk');
  expect(browserError('vault_unreachable', { cause }).cause).toBe(cause);
});

test.each(Object.keys(BROWSER_ERRORS))('%s can cross frames', (code) => {
  expect(parseBrowserErrorCode(code)).toBe(code);
});

test.each(['4111111111111111', 'card_4111', 'Visa', '', 'x'.repeat(41), 7, null])('%s is no code', (code) => {
  expect(() => parseBrowserErrorCode(code)).toThrow();
});

test('a code that only a newer vault knows is a failure without a better name', () => {
  expect(browserError('moon_phase_wrong' as 'tokenize_failed').code).toBe('tokenize_failed');
  expect(browserError('constructor' as 'tokenize_failed').code).toBe('tokenize_failed');
});

test.each(Object.entries(BROWSER_ERRORS))('%s has one sentence or two', (code, { message }) => {
  expect(message.length).toBeLessThan(180);
  expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
});
