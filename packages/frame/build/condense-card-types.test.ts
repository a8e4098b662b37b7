import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { loadCardTypes, toTable } from './condense-card-types.ts';
import { findCardTypeIn } from './find-card-type.ts';

const cardTypes = loadCardTypes();
const findCardType = findCardTypeIn(toTable(cardTypes));

/** Numbers at, below and above the ends of every pattern, and every number of 4 digits, each with all its beginnings. */
function probes(): Set<string> {
  const ends = cardTypes('').flatMap(({ patterns }) => patterns.flat());
  const near = ends.flatMap((end) => [end - 1, end, end + 1]).flatMap((end) => [`${end}000000`, `${end}999999`]);
  const short = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(4, '0'));
  return new Set([...near, ...short].flatMap((digits) => Array.from(digits, (_, end) => digits.slice(0, end + 1))));
}

test('the condensed table finds the card types that the package finds', () => {
  const disagreed = [...probes()].filter((digits) => {
    const found = cardTypes(digits);
    const [card] = found.length === 1 ? found : [];
    const { type, gaps, lengths, code } = card ?? {};
    const expected = card && { type, gaps, lengths, code: { size: code?.size } };
    return !isDeepStrictEqual(findCardType(digits) ?? undefined, expected);
  });
  expect(disagreed).toEqual([]);
});

test('no digits are of no certain type', () => {
  expect(findCardType('')).toBeNull();
});
