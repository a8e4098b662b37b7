import Type from 'typebox';
import { expect, test } from 'vitest';
import { INEXACT_NUMBER } from './inexact-number.ts';
import { InvalidInput } from './invalid-input.ts';
import { createReader, type ReaderOptions } from './read.ts';
import { fault } from './reading.ts';
import { flag, integer, pattern, text, word } from './schema.ts';

const NOW = 1_900_000_000_000;
const Place = Type.Object({ street: Type.Optional(text(10)), floor: Type.Optional(integer(-1, 99)) });
const Body = Type.Object({
  name: text(5, { min: 1 }),
  label: Type.Optional(text(5)),
  locale: Type.Optional(word(['en_US'], { fault: 'Invalid Locale', blank: 'refused' })),
  code: Type.Optional(pattern(2, /^[A-Z]{2}$/, { case: 'upper' })),
  id: Type.Optional(pattern(4, /^[a-f]*$/, { case: 'lower' })),
  amount: Type.Optional(integer(1, 100)),
  default: Type.Optional(flag()),
  place: Type.Optional(Place),
  home: Type.Optional(Type.Object({ place: Type.Optional(Place), tags: Type.Optional(Type.Array(text(3))) })),
  tags: Type.Optional(Type.Array(text(3, { min: 1 }), { maxItems: 2 })),
  odd: Type.Optional(Type.String({ format: 'odd' })),
  span: Type.Optional(Type.Object({ from: integer(0, 9), to: integer(0, 9) }, { 'x-check': 'rising' })),
});

const OPTIONS: ReaderOptions = {
  formats: {
    odd: () => (value, path, reading) =>
      value === undefined || value === 'odd' ? value : fault(reading, path, 'check_digit'),
  },
  checks: { rising: ({ from, to }: { from: number; to: number }) => (from > to ? 'past' : undefined) },
};
const readCoerced = createReader({ ...OPTIONS, coerces: true })(Body);
const readStrictly = createReader(OPTIONS)(Body);

function faults(body: unknown, read: (body: unknown, now: number) => unknown = readCoerced): unknown[] {
  try {
    read(body, NOW);
  } catch (error) {
    if (error instanceof InvalidInput) return error.faults.map(({ path, rule }) => `${path}: ${rule}`);
    throw error;
  }
  return [];
}

test.each([
  [{}, 'name: text_missing'],
  [{ name: '' }, 'name: text_missing'],
  [{ name: null }, 'name: text_missing'],
  [{ name: 'too long' }, 'name: size'],
  [{ name: true }, 'name: malformed'],
  [{ name: ['a'] }, 'name: malformed'],
  [{ name: 'a\u0000b' }, 'name: malformed'],
  [{ name: 'a\nb' }, 'name: malformed'],
  [{ name: '\ud800' }, 'name: malformed'],
  [{ name: INEXACT_NUMBER }, 'name: inexact'],
  [{ name: 'a', locale: '' }, 'locale: malformed'],
  [{ name: 'a', locale: 'xx' }, 'locale: malformed'],
  [{ name: 'a', code: 'C1' }, 'code: malformed'],
  [{ name: 'a', amount: 0 }, 'amount: minimum'],
  [{ name: 'a', amount: '101' }, 'amount: maximum'],
  [{ name: 'a', amount: '1.5' }, 'amount: malformed'],
  [{ name: 'a', amount: INEXACT_NUMBER }, 'amount: inexact'],
  [{ name: 'a', default: 'yes' }, 'default: malformed'],
  [{ name: 'a', place: 'x' }, 'place: malformed'],
  [{ name: 'a', place: [] }, 'place: malformed'],
  [{ name: 'a', place: { street: true } }, 'place.street: malformed'],
  [{ name: 'a', home: { place: '' } }, 'home.place: malformed'],
  [{ name: 'a', tags: ['abc', 'abcd'] }, 'tags[1]: size'],
  [{ name: 'a', tags: [null] }, 'tags[0]: missing'],
  [{ name: 'a', tags: ['a', 'b', 'c'] }, 'tags: size'],
  [{ name: 'a', odd: 'even' }, 'odd: check_digit'],
  [{ name: 'a', span: { from: 2, to: 1 } }, 'span: past'],
  [{ name: 'a', span: { from: 2 } }, 'span.to: missing'],
])('%j breaks a rule', (body, broken) => {
  expect(faults(body)).toContain(broken);
});

test('a fault contains the limits and the schema’s own sentence', () => {
  const refusal = () => readCoerced({ name: 'too long', amount: 101, locale: 'xx' }, NOW);
  expect(refusal).toThrow(
    expect.objectContaining({
      faults: [
        { path: 'name', rule: 'size', limits: { min: 1, max: 5 } },
        { path: 'locale', rule: 'malformed', says: 'Invalid Locale' },
        { path: 'amount', rule: 'maximum', limits: { max: 100 } },
      ],
    }),
  );
});

test('takes strings for numbers and booleans, and numbers for strings, where it coerces', () => {
  const sent = { name: 12_345, amount: '12', default: 'true', tags: 'abc' };
  expect(readCoerced(sent, NOW)).toEqual({ name: '12345', amount: 12, default: true, tags: ['abc'] });
  expect(faults(sent, readStrictly)).toEqual([
    'name: malformed',
    'amount: malformed',
    'default: malformed',
    'tags: malformed',
  ]);
});

test('letters are converted before the text is checked', () => {
  expect(readCoerced({ name: 'a', code: 'ca', id: 'BEEF' }, NOW)).toEqual({ name: 'a', code: 'CA', id: 'beef' });
});

test('omits null, cleared and unknown members', () => {
  const body = {
    name: 'a',
    label: '',
    amount: '',
    default: null,
    status: 'X',
    constructor: 1,
    toString: 2,
  };
  expect(readCoerced(body, NOW)).toEqual({ name: 'a' });
});

test.each([
  [{ place: {} }],
  [{ place: { street: null, floor: null } }],
  [{ place: { street: '', floor: ' ' } }],
  [{ place: { unknown: 1 } }],
  [{ span: { from: null, to: null } }],
  [{ span: {} }],
  [{ home: { place: { street: null, floor: '' }, tags: [] } }],
])('an optional object of which nothing is sent is left out: %j', (body) => {
  expect(readCoerced({ name: 'a', ...body }, NOW)).toEqual({ name: 'a' });
});

test('an object with x-empty is refused when empty, and omitted when absent', () => {
  const Made = Type.Object({ from: integer(0, 9) }, { 'x-empty': 'refused' });
  const read = createReader({ coerces: true })(Type.Object({ span: Type.Optional(Made) }));
  expect(faults({ span: {} }, read)).toEqual(['span.from: missing']);
  expect(read({ span: null }, NOW)).toEqual({});
});

test('a required object is not omitted', () => {
  const read = createReader({ coerces: true })(Type.Object({ span: Type.Object({ from: integer(0, 9) }) }));
  expect(faults({ span: { from: null } }, read)).toEqual(['span.from: missing']);
});

test('looks at own members only', () => {
  expect(faults(Object.create({ name: 'a' }))).toEqual(['name: text_missing']);
});

test('a closed schema refuses unknown members', () => {
  const read = createReader()(Type.Object({ port: Type.Optional(integer(0, 9)) }, { additionalProperties: false }));
  expect(faults({ prot: 1, port: 2 }, read)).toEqual(['prot: unknown']);
  expect(read({ port: 2 }, NOW)).toEqual({ port: 2 });
});

test('an unknown check is a programming error, not an input error', () => {
  expect(() => createReader()(Type.Object({}, { 'x-check': 'none' }))).toThrow('There is no check none.');
});
