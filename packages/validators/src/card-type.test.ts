import cardValidator from 'card-validator';
import { cardNumber } from 'card-validator/dist/card-number.js';
import { expect, test } from 'vitest';
import { findCardType, TELLING_DIGITS } from './card-type.ts';

/** The library's own table: for no digits it gives all types. */
const ends = cardValidator.creditCardType.default('').flatMap(({ patterns }) => patterns.flat());

/** Returns the result of the library itself, without the memo. */
function asked(digits: string): object | null {
  const { card } = cardNumber(digits);
  return card && { type: card.type, lengths: card.lengths, gaps: card.gaps, code: card.code.size };
}

function found(digits: string): object | null {
  const card = findCardType(digits);
  return card && { type: card.type, lengths: card.lengths, gaps: card.gaps, code: card.code.size };
}

test('no pattern of the library is longer than the digits that tell a type, and the longest is as long', () => {
  expect(ends.length).toBeGreaterThan(50);
  expect(Math.max(...ends.map((end) => String(end).length))).toBe(TELLING_DIGITS);
});

test('at, below and above the end of every pattern the library is repeated, however many digits there are, also when asked again', () => {
  const near = ends
    .flatMap((end) => [end - 1, end, end + 1])
    .flatMap((end) => [`${end}`.padEnd(19, '0'), `${end}`.padEnd(19, '9')]);
  const probes = new Set(near.flatMap((digits) => Array.from(digits, (_, end) => digits.slice(0, end + 1))));
  for (const round of ['first', 'again']) {
    const differing = [...probes].filter((digits) => JSON.stringify(found(digits)) !== JSON.stringify(asked(digits)));
    expect([round, differing]).toEqual([round, []]);
  }
});

test.each(['', '0', '00', '04', '4', '004', '0004242424242424', '4000'])('zeros in front count: %j', (digits) => {
  expect(found(digits)).toEqual(asked(digits));
});

test('one type is one object, whatever the number', () => {
  expect(findCardType('4242424242424242')).toBe(findCardType('4000056655665556'));
});
