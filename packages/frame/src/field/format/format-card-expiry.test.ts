import { parseCardExpiry } from '@inlay/validators';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitsOf } from './digits-of.ts';
import { formatCardExpiry } from './format-card-expiry.ts';
import { act, draw, drawn, fill, NOTHING, type } from './input-model.test-support.ts';

test.each([
  ['5', '05 / |'],
  ['1', '1|'],
  ['0', '0|'],
  ['1/', '01 / |'],
  ['1 ', '01 / |'],
  ['1-', '01 / |'],
  ['/', '|'],
  ['13', '01 / 3|'],
  ['12', '12 / |'],
  ['530', '05 / 30|'],
  ['130', '01 / 30|'],
  ['1/30', '01 / 30|'],
  ['1230', '12 / 30|'],
  ['0530', '05 / 30|'],
  ['05/30', '05 / 30|'],
  ['05 / 30', '05 / 30|'],
  ['05/20', '05 / 20|'],
  ['05/203', '05 / 203|'],
  ['05/2030', '05 / 30|'],
  ['5/2030', '05 / 30|'],
  ['1/2030', '01 / 30|'],
  ['052030', '05 / 30|'],
  ['05301', '05 / 30|'],
  ['00', '00 / |'],
  ['0a5x3y0', '05 / 30|'],
  ['٠٥/٣٠', '05 / 30|'],
  ['۰۵۳۰', '05 / 30|'],
  ['５／３０', '05 / 30|'],
])('typing %s shows %s', (keys, shown) => {
  expect(draw(type(formatCardExpiry, NOTHING, keys))).toBe(shown);
});

const WRITTEN = [
  '05/2030',
  '5/30',
  '5/2030',
  '530',
  '0530',
  '52030',
  '052030',
  '203005',
  '2030-05',
  '2030/05',
  '2030-5',
  '05-2030',
  '05 / 30',
  '05 2030',
  '05.30',
  ' 05/30\t',
  '05\u20132030',
  '٠٥/٢٠٣٠',
  '٢٠٣٠-٠٥',
  '\u200f05/30\u200f',
  '０５／３０',
  'Good thru: 05/30!',
];

test.each(WRITTEN)('pasting %j shows 05 / 30, from nothing and over anything', (text) => {
  expect(draw(act(formatCardExpiry, NOTHING, { insert: text }))).toBe('05 / 30|');
  expect(draw(act(formatCardExpiry, drawn('[12 / 28]'), { insert: text }))).toBe('05 / 30|');
});

test.each(WRITTEN)('autofill with %j shows 05 / 30, whatever was typed before', (text) => {
  for (const before of ['', '0', '05 / ', '05 / 2', '05 / 30', '1', '12 / 28', '5']) {
    expect(fill(formatCardExpiry, drawn(before), text).value).toBe('05 / 30');
    expect(fill(formatCardExpiry, drawn(before), text, 0).value).toBe('05 / 30');
  }
});

test.each([
  ['1/30', '01 / 30|'],
  ['130', '01 / 30|'],
  ['12/2030', '12 / 30|'],
  ['1230', '12 / 30|'],
  ['5/3', '05 / 3|'],
  ['13/30', '01 / 33|'],
  ['05/1999', '05 / 19|'],
  ['/30', ' / 30|'],
  ['no digits at all', '|'],
  ['/ - /', '|'],
  ['/2030', ' / 20|'],
  ['4242 4242 4242 4242', '04 / 24|'],
  ['😀\u0000', '|'],
])('pasting %j shows %s', (text, shown) => {
  expect(draw(act(formatCardExpiry, NOTHING, { insert: text }))).toBe(shown);
});

test.each([
  ['05 / |', 'backspace', '0|'],
  ['12 / |', 'backspace', '1|'],
  ['05 / 3|', 'backspace', '05 / |'],
  ['05 / |30', 'backspace', '0| / 30'],
  ['05 /| 30', 'backspace', '0| / 30'],
  ['05| / 30', 'backspace', '0| / 30'],
  ['0|5 / 30', 'backspace', '|5 / 30'],
  ['0| / 30', 'backspace', '| / 30'],
  ['05 / 3|0', 'backspace', '05 / |0'],
  ['05| / 30', 'delete', '05| / 0'],
  ['05 |/ 30', 'delete', '05| / 0'],
  ['05 / |30', 'delete', '05 / |0'],
  ['|05 / 30', 'delete', '|5 / 30'],
  ['05| / ', 'delete', '05| / '],
  ['05 / 30|', 'delete', '05 / 30|'],
  ['[05 / 30]', 'backspace', '|'],
  ['[05] / 30', 'backspace', '| / 30'],
  ['05[ / ]30', 'backspace', '05| / 30'],
  ['0[5 / 3]0', 'backspace', '0| / 0'],
  ['05[ / 30]', 'backspace', '05| / '],
  ['1[2 / ]30', 'backspace', '1| / 30'],
  ['| / 30', { insert: '1' }, '1| / 30'],
  ['1| / 30', { insert: '2' }, '12 / |30'],
  ['1| / 30', { insert: '/' }, '01 / |30'],
  ['| / 30', { insert: '5' }, '05 / |30'],
  ['0| / 30', { insert: '7' }, '07 / |30'],
  ['1 / 3|', { insert: '0' }, '01 / 30|'],
  ['[05] / 30', { insert: '12' }, '12 / |30'],
  ['05 / |0', { insert: '3' }, '05 / 3|0'],
  ['05 / |30', { insert: '1' }, '05 / |30'],
  ['0|5 / 30', { insert: '1' }, '0|5 / 30'],
  ['05 / 30|', { insert: '9' }, '05 / 30|'],
  ['05 / [30]', { insert: '31' }, '05 / 31|'],
  ['05 / |', { insert: '2031' }, '05 / 31|'],
  ['05 / 20|', { insert: '31' }, '05 / 31|'],
  ['05 / [3]0', { insert: 'x' }, '05 / |0'],
  ['05 / |', { insert: '/' }, '05 / |'],
  ['05| / 3', { insert: 'x' }, '05| / 3'],
  ['12| / 3', { insert: '2' }, '12 / 2|3'],
] as const)('%s and %j give %s', (before, what, after) => {
  expect(draw(act(formatCardExpiry, drawn(before), what))).toBe(after);
});

test('backspace through a whole expiry takes one digit at a time', () => {
  const shown: string[] = [];
  let input = type(formatCardExpiry, NOTHING, '530');
  while (input.value !== '' && shown.length < 9) {
    input = act(formatCardExpiry, input, 'backspace');
    shown.push(draw(input));
  }
  expect(shown).toEqual(['05 / 3|', '05 / |', '0|', '|']);
});

test('delete through a whole expiry takes one digit at a time', () => {
  const shown: string[] = [];
  let input = drawn('|05 / 30');
  while (input.value !== '' && shown.length < 9) {
    input = act(formatCardExpiry, input, 'delete');
    shown.push(draw(input));
  }
  expect(shown).toEqual(['|5 / 30', '| / 30', '| / 0', '|']);
});

test('any month and year, typed or pasted in any form, reads back as itself', () => {
  const forms: ((month: string, year: string) => string)[] = [
    (month, year) => month + year,
    (month, year) => `${month}/${year}`,
    (month, year) => `${Number(month)}/${year}`,
    (month, year) => `${month}/20${year}`,
    (month, year) => `${Number(month)} / 20${year}`,
    (month, year) => `${month}20${year}`,
  ];
  const months = fc.integer({ min: 1, max: 12 });
  // A year that begins with 20 stays open for two more digits; the table has it.
  const years = fc.integer({ min: 21, max: 99 });
  fc.assert(
    fc.property(months, years, fc.constantFrom(...forms), (month, year, form) => {
      const text = form(String(month).padStart(2, '0'), String(year));
      const typed = type(formatCardExpiry, NOTHING, text);
      expect(parseCardExpiry(typed.value)).toEqual({ month, year: 2000 + year });
      expect(act(formatCardExpiry, NOTHING, { insert: text })).toEqual(typed);
    }),
  );
});

const TEXT = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'01235 /-x'.split('')), maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

test('formatting what is formatted changes nothing, and the caret stays in the text', () => {
  fc.assert(
    fc.property(TEXT, fc.nat({ max: 20 }), (text, place) => {
      const once = formatCardExpiry(text, Math.min(place, text.length), NOTHING);
      expect(once.value).toMatch(/^(?:[01]?|(?:\d\d| ?) ?\/ (?:\d{0,2}|20\d)|\d \/ \d+)$/);
      expect(once.caret).toBeGreaterThanOrEqual(0);
      expect(once.caret).toBeLessThanOrEqual(once.value.length);
      expect(formatCardExpiry(once.value, once.value.length, NOTHING).value).toBe(once.value);
      const shown = { value: once.value, selectionStart: once.caret, selectionEnd: once.caret };
      expect(formatCardExpiry(once.value, once.caret, shown)).toEqual(once);
    }),
  );
});

test('any row of edits leaves digits in their places and the caret in the text', () => {
  const edit = fc.oneof(
    fc.constantFrom('backspace' as const, 'delete' as const),
    fc.record({ insert: fc.constantFrom(...'0123456789/ x'.split(''), '05/2030', '30') }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(edit, fc.nat({ max: 8 }))), (edits) => {
      let input = NOTHING;
      for (const [what, place] of edits) {
        const caret = Math.min(place, input.value.length);
        const before = { ...input, selectionStart: caret, selectionEnd: caret };
        input = act(formatCardExpiry, before, what);
        expect(input.value).toMatch(/^(?:\d?|\d{0,2} \/ \d{0,3})$/);
        expect(input.selectionStart).toBeLessThanOrEqual(input.value.length);
        const side = what === 'backspace' ? before.value.slice(0, caret) : before.value.slice(caret);
        if (typeof what === 'string') {
          const taken = digitsOf(before.value).length - digitsOf(input.value).length;
          expect(taken).toBe(Math.min(1, digitsOf(side).length));
        }
      }
    }),
  );
});

test('a hundred thousand characters take no time', () => {
  for (const text of ['5', '/', ' /', '05/', '\u200f', 'x', '2030-'].map((part) => part.repeat(1e5))) {
    const start = performance.now();
    formatCardExpiry(text, text.length, NOTHING);
    expect(performance.now() - start).toBeLessThan(500);
  }
});
