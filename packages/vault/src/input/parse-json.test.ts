import { CoreError } from '../errors.ts';
import { expect, test } from 'vitest';
import { INEXACT_NUMBER } from './inexact-number.ts';
import { parseJson } from './parse-json.ts';

function refusal(text: string): string {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof CoreError) return `${error.code}: ${error.bodyFault}`;
    throw error;
  }
  return 'taken';
}

test.each([
  ['', 'no_json'],
  ['{', 'no_json'],
  ['{"a":1,}', 'no_json'],
  ['{"a":01}', 'no_json'],
  ['[]', 'no_object'],
  ['"text"', 'no_object'],
  ['null', 'no_object'],
  ['12', 'no_object'],
  [`${'['.repeat(30_000)}${']'.repeat(30_000)}`, 'too_deep'],
  [`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 'too_deep'],
  [`{"a":[${'0,'.repeat(5_000)}0]}`, 'too_many_entries'],
])('refuses %.20s', (text, why) => {
  expect(refusal(text)).toContain('body_unreadable');
  expect(refusal(text)).toContain(why);
});

test('the error does not repeat the input', () => {
  expect(refusal('{"cardNum":"4111111111111111",}')).not.toMatch(/4111|cardNum/);
});

test('ignores brackets and commas inside a text', () => {
  const text = `${'[{'.repeat(200)}${','.repeat(2_000)}"\\`;
  expect(parseJson(JSON.stringify({ text }))).toEqual({ text });
});

test.each([
  ['0', 0],
  ['1990', 1990],
  ['-5', -5],
  ['9007199254740991', 9_007_199_254_740_991],
  ['9007199254740993', INEXACT_NUMBER],
  ['4111111111111111111', INEXACT_NUMBER],
  ['1.0', INEXACT_NUMBER],
  ['1e3', INEXACT_NUMBER],
  ['0.99999999999999999999', INEXACT_NUMBER],
  ['-0', INEXACT_NUMBER],
])('reads the number %s without rounding', (number, value) => {
  expect(parseJson(`{"a":${number}}`)).toEqual({ a: value });
});

test('does not change the prototype of other objects', () => {
  const body = parseJson('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
  expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test.each([
  '{"a":[0,12,123456789012345],"b":"1e9 -0 1.5 12345678901234567890"}',
  '{"a":true,"b":false,"c":null,"d":{"e":1}}',
])('numbers that are short and plain come out as JSON.parse has them: %s', (text) => {
  expect(parseJson(text)).toEqual(JSON.parse(text));
});
