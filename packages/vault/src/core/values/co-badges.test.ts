import { expect, test } from 'vitest';
import { checkCoBadges } from './co-badges.ts';

const CB = { brand: 'cartes-bancaires', ranges: [['497010', '497012']] };

test('networks that share cards are taken as they are', () => {
  expect(checkCoBadges([])).toEqual([]);
  expect(checkCoBadges([CB, { brand: 'eftpos', ranges: [['45600000', '45609999']] }])).toHaveLength(2);
  expect(checkCoBadges([CB])).toEqual([CB]);
});

test.each([
  [undefined, 'coBadges is a list such as'],
  [{ brand: 'x' }, 'coBadges is a list such as'],
  [Array.from({ length: 21 }, (_, at) => ({ ...CB, brand: 'x'.repeat(at + 1) })), 'at most 20 brands'],
  [[CB, CB], 'coBadges names cartes-bancaires twice'],
  [[CB, null], 'coBadges[1].brand is a network'],
  [[{ ...CB, brand: 'Cartes Bancaires' }], 'coBadges[0].brand is a network'],
  [[{ brand: 'cartes-bancaires' }], 'coBadges[0].ranges is a list'],
  [[{ ...CB, ranges: [] }], 'coBadges[0].ranges is a list'],
  [[{ ...CB, ranges: ['497010'] }], 'coBadges[0].ranges[0] is a first and a last'],
  [[{ ...CB, ranges: [CB.ranges[0], ['497012', '497010']] }], 'coBadges[0].ranges[1] is a first and a last'],
  [[{ ...CB, ranges: Array.from({ length: 501 }, () => ['4970', '4970']) }], 'at most 500 ranges'],
  [[{ ...CB, name: 'CB' }], 'coBadges[0] has a brand and ranges, and nothing else'],
])('%j is refused with the entry that is wrong', (value, sentence) => {
  expect(() => checkCoBadges(value)).toThrow(
    expect.objectContaining({
      code: 'config_invalid',
      setting: 'coBadges',
      message: expect.stringContaining(sentence),
    }),
  );
});
