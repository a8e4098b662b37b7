import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitsOf } from './digits-of.ts';
import { formatCardNumber } from './format-card-number.ts';
import { act, draw, drawn, fill, NOTHING, type } from './input-model.test-support.ts';

test.each([
  ['4242424242424242', '4242 4242 4242 4242|'],
  ['4242', '4242|'],
  ['42424', '4242 4|'],
  ['4000000000000000006', '4000 0000 0000 0000 006|'],
  ['378282246310005', '3782 822463 10005|'],
  ['36227206271667', '3622 720627 1667|'],
  ['3622720627166702', '3622 7206 2716 6702|'],
  ['6205500000000000004', '6205 5000 0000 0000 004|'],
  ['9999999999999999999', '9999 9999 9999 9999 999|'],
  ['٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢', '4242 4242 4242 4242|'],
  ['۴۲۴۲۴', '4242 4|'],
  ['４２４２４', '4242 4|'],
  ['4a2b4 2-4/2', '4242 42|'],
  ['42424242424242424242', '4242 4242 4242 4242 424|'],
  ['55555555555544443', '5555 5555 5555 4444|'],
  ['3782822463100050', '3782 822463 10005|'],
])('typing %s shows %s', (keys, shown) => {
  expect(draw(type(formatCardNumber, NOTHING, keys))).toBe(shown);
});

test.each([
  ['4242 4242 4242 4242', '4242 4242 4242 4242|'],
  ['4242-4242-4242-4242', '4242 4242 4242 4242|'],
  [' 3782-822463-10005\t', '3782 822463 10005|'],
  ['4242\u00a04242\u20134242\u200f4242', '4242 4242 4242 4242|'],
  ['Dear shop,\nmy card is 4242 4242 4242 4242.\nThanks! 😀', '4242 4242 4242 4242|'],
  ['\u0000\u001b[31m4242', '3142 42|'],
  ['123456789012345678901234567890', '1234 5678 9012 3456 789|'],
  ['no digits at all', '|'],
  ['', '|'],
])('pasting %j into an empty field shows %s', (text, shown) => {
  expect(draw(act(formatCardNumber, NOTHING, { insert: text }))).toBe(shown);
});

test.each([
  ['4242 4|242', { insert: '9' }, '4242 49|24 2'],
  ['424|4 242', { insert: '9' }, '4249| 4242'],
  ['4242| 4242', { insert: '9' }, '4242 9|424 2'],
  ['4242 |4242', { insert: '9' }, '4242 9|424 2'],
  ['4242 |4242', { insert: 'x' }, '4242 |4242'],
  ['4242 |4242', 'backspace', '424|4 242'],
  ['4242 4|242', 'backspace', '4242 |242'],
  ['4242 4|', 'backspace', '4242|'],
  ['4242| 4242', 'delete', '4242| 242'],
  ['4242 |4242', 'delete', '4242 |242'],
  ['424|2 4242', 'delete', '424|4 242'],
  ['|4242 4', 'delete', '|2424'],
  ['|4242 4', 'backspace', '|4242 4'],
  ['4242 4|', 'delete', '4242 4|'],
  ['4242[ ]4242', 'backspace', '4242| 4242'],
  ['42[42 42]42', 'backspace', '42|42'],
  ['42[42 42]42', { insert: '0' }, '420|4 2'],
  ['42[42 42]42', { insert: '00-00 0' }, '4200 000|4 2'],
  ['[4242 4242]', { insert: '378282246310005' }, '3782 822463 10005|'],
  ['4|282 2463 1000 5', 'backspace', '|2822 4631 0005'],
  ['|2822 4631 0005', { insert: '3' }, '3|282 2463 1000 5'],
  ['3|822 4631 0005', { insert: '7' }, '37|82 246310 005'],
  ['37|82 246310 005', 'backspace', '3|822 463100 05'],
  ['5555 5555 |5555 4444', { insert: '9' }, '5555 5555 |5555 4444'],
  ['5555 5555 55[55] 4444', { insert: '1234' }, '5555 5555 5512| 4444'],
] as const)('%s and %j give %s', (before, what, after) => {
  expect(draw(act(formatCardNumber, drawn(before), what))).toBe(after);
});

test.each([
  ['', '4242424242424242', 16, '4242 4242 4242 4242|'],
  ['4242 4', '5555555555554444', 16, '5555 5555 5555 4444|'],
  ['4242 4', '4242 4242 4242 4242', 19, '4242 4242 4242 4242|'],
  ['4242 4', '4242424242424242', 0, '|4242 4242 4242 4242'],
  ['4242 4242 4242 4242', '378282246310005', 15, '3782 822463 10005|'],
  ['4242 4242 4242 4242', '123456789012345678901234567890', 25, '1234 5678 9012 3456 789|'],
  ['4242 4242 4242 4242', '', 0, '|'],
])('autofill over %j with %s and the caret at %i shows %s', (before, text, caret, shown) => {
  expect(draw(fill(formatCardNumber, drawn(before), text, caret))).toBe(shown);
});

test('backspace empties the field from its end, one digit at a time', () => {
  let input = type(formatCardNumber, NOTHING, '4000000000000000006');
  for (let left = 18; left >= 0; left--) {
    input = act(formatCardNumber, input, 'backspace');
    expect(digitsOf(input.value)).toHaveLength(left);
  }
});

test('delete empties the field from its start, one digit at a time', () => {
  let input = drawn(`|${type(formatCardNumber, NOTHING, '4000000000000000006').value}`);
  for (let left = 18; left >= 0; left--) {
    input = act(formatCardNumber, input, 'delete');
    expect(digitsOf(input.value)).toHaveLength(left);
  }
});

const DIGITS = fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), maxLength: 40 });
const PLACE = fc.nat({ max: 60 });

test('digits come out as they went in, in order, up to the limit', () => {
  fc.assert(
    fc.property(DIGITS, (digits) => {
      const shown = digitsOf(act(formatCardNumber, NOTHING, { insert: digits }).value);
      expect(digits.startsWith(shown)).toBe(true);
      expect(shown.length).toBeGreaterThanOrEqual(Math.min(digits.length, 14));
      expect(shown.length).toBeLessThanOrEqual(19);
    }),
  );
});

test('formatting what is formatted changes nothing, and the caret stays in the text', () => {
  fc.assert(
    fc.property(fc.oneof(DIGITS, fc.string({ unit: 'binary' })), PLACE, (text, place) => {
      const once = formatCardNumber(text, Math.min(place, text.length), NOTHING);
      expect(once.caret).toBeLessThanOrEqual(once.value.length);
      expect(formatCardNumber(once.value, once.caret, NOTHING)).toEqual(once);
      const shown = { value: once.value, selectionStart: once.caret, selectionEnd: once.caret };
      expect(formatCardNumber(once.value, once.caret, shown)).toEqual(once);
    }),
  );
});

test('an insertion keeps the digits around it and the caret after it', () => {
  fc.assert(
    fc.property(DIGITS, PLACE, DIGITS, (digits, place, more) => {
      const { value } = act(formatCardNumber, NOTHING, { insert: digits });
      const caret = Math.min(place, value.length);
      const after = act(formatCardNumber, { value, selectionStart: caret, selectionEnd: caret }, { insert: more });
      const head = digitsOf(value.slice(0, caret));
      const tail = digitsOf(value.slice(caret));
      const kept = digitsOf(after.value).slice(head.length, digitsOf(after.value).length - tail.length);
      expect(digitsOf(after.value)).toBe(head + kept + tail);
      expect(more.startsWith(kept)).toBe(true);
      expect(digitsOf(after.value.slice(0, after.selectionStart))).toBe(head + kept);
    }),
  );
});

test('each backspace and each delete takes one digit, wherever the caret is', () => {
  fc.assert(
    fc.property(DIGITS, PLACE, fc.constantFrom('backspace', 'delete'), (digits, place, key) => {
      const { value } = act(formatCardNumber, NOTHING, { insert: digits });
      const caret = Math.min(place, value.length);
      const after = act(formatCardNumber, { value, selectionStart: caret, selectionEnd: caret }, key);
      const side = key === 'backspace' ? value.slice(0, caret) : value.slice(caret);
      const taken = digitsOf(value).length - digitsOf(after.value).length;
      expect(taken).toBe(Math.min(1, digitsOf(side).length));
    }),
  );
});

test('a hundred thousand characters take no time', () => {
  for (const text of ['4', '4 ', ' ', '-x', '٤', '😀'].map((part) => part.repeat(1e5))) {
    const start = performance.now();
    formatCardNumber(text, text.length, NOTHING);
    expect(performance.now() - start).toBeLessThan(500);
  }
});
