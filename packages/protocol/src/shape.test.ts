import { expect, test } from 'vitest';
import { exact, flag, integer, list, nothing, oneOf, optional, record, text } from './shape.ts';

const parseCup = exact({
  size: oneOf(['small', 'large']),
  lid: flag,
  note: optional(text(5)),
  sips: list(integer(1, 9), 3),
});
const cup = { size: 'small', lid: true, sips: [1, 2] };

test('gives a fresh object without a prototype', () => {
  const parsed = parseCup(cup);
  expect({ ...parsed }).toEqual(cup);
  expect(parsed).not.toBe(cup);
  expect(Object.getPrototypeOf(parsed)).toBeNull();
  expect(parsed.sips).not.toBe(cup.sips);
});

test('takes an optional key, and leaves an absent one out', () => {
  expect(parseCup({ ...cup, note: 'hot' }).note).toBe('hot');
  expect('note' in parseCup({ ...cup, note: undefined })).toBe(false);
});

class Cup {
  size = 'small';
  lid = true;
  sips = [1];
}

test.each([
  ['an unknown key', { ...cup, saucer: 1 }],
  ['a missing key', { size: 'small', lid: true }],
  ['a word out of the list', { ...cup, size: 'huge' }],
  ['a word of the prototype', { ...cup, size: 'constructor' }],
  ['a string for a flag', { ...cup, lid: 'true' }],
  ['a text too long', { ...cup, note: 'steaming' }],
  ['a list too long', { ...cup, sips: [1, 2, 3, 4] }],
  ['a number out of range', { ...cup, sips: [10] }],
  ['a number with a fraction', { ...cup, sips: [1.5] }],
  ['not a number', { ...cup, sips: [Number.NaN] }],
  ['an instance of a class', new Cup()],
  ['an array', [cup]],
  ['null', null],
  ['nothing', undefined],
  ['a text', 'cup'],
  ['a function', () => cup],
  ['an own __proto__', JSON.parse('{"size":"small","lid":true,"sips":[],"__proto__":{"polluted":1}}')],
])('refuses %s', (_, value) => {
  expect(() => parseCup(value)).toThrow(TypeError);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('an inherited value does not stand in for a missing own one', () => {
  const inherited = Object.create(null, {
    lid: { value: true, enumerable: true },
    sips: { value: [], enumerable: true },
  });
  expect(() => parseCup(inherited)).toThrow(TypeError);
});

test('a record takes keys of its list only', () => {
  const parse = record(['color', 'fontSize'], text(9));
  expect({ ...parse({ color: 'red' }) }).toEqual({ color: 'red' });
  expect(() => parse({ background: 'red' })).toThrow(TypeError);
});

test('nothing means an empty object', () => {
  expect({ ...nothing({}) }).toEqual({});
  expect(() => nothing({ a: 1 })).toThrow(TypeError);
  expect(() => nothing(undefined)).toThrow(TypeError);
});
