import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';

const CB = { brand: 'cartes-bancaires', ranges: [['497010', '497012']] };

const parse = (coBadges: unknown) =>
  parseConfig({ data: 'store', rootKey: { file: 'root.key' }, coBadges }, '/').coBadges;

test('accepts networks that share cards', () => {
  expect(parse([])).toEqual([]);
  expect(parse([CB, { brand: 'eftpos', ranges: [['45600000', '45609999']] }])).toHaveLength(2);
  expect(parse([CB])).toEqual([CB]);
});

test.each([
  ['text', 'coBadges is a list such as'],
  [{ brand: 'x' }, 'coBadges is a list such as'],
  [Array.from({ length: 21 }, (_, at) => ({ ...CB, brand: 'x'.repeat(at + 1) })), 'at most 20 brands'],
  [[CB, CB], 'coBadges names cartes-bancaires twice'],
  [[CB, null], 'coBadges[1] has a brand and ranges'],
  [[CB, 'x'], 'coBadges[1] has a brand and ranges'],
  [[{ ranges: CB.ranges }], 'coBadges[0].brand is a network'],
  [[{ ...CB, brand: 'Cartes Bancaires' }], 'coBadges[0].brand is a network'],
  [[{ brand: 'cartes-bancaires' }], 'coBadges[0].ranges is a list'],
  [[{ ...CB, ranges: [] }], 'coBadges[0].ranges is a list'],
  [[{ ...CB, ranges: ['497010'] }], 'coBadges[0].ranges[0] is a first and a last'],
  [[{ ...CB, ranges: [CB.ranges[0], ['497012', '497010']] }], 'coBadges[0].ranges[1] is a first and a last'],
  [[{ ...CB, ranges: [['49701', '497012']] }], 'coBadges[0].ranges[0] is a first and a last'],
  [[{ ...CB, ranges: [['497', '497']] }], 'coBadges[0].ranges[0] is a first and a last'],
  [[{ ...CB, ranges: [null] }], 'coBadges[0].ranges[0] is a first and a last'],
  [[{ ...CB, ranges: Array.from({ length: 501 }, () => ['4970', '4970']) }], 'is a list of 1 to 500 ranges'],
])('%j is refused with the entry that is wrong', (value, sentence) => {
  expect(() => parse(value)).toThrow(
    expect.objectContaining({
      code: 'config_invalid',
      setting: 'coBadges',
      message: expect.stringContaining(sentence),
    }),
  );
});

test('refuses an unknown member of a network', () => {
  expect(() => parse([{ ...CB, name: 'CB' }])).toThrow('The configuration has no "coBadges[0].name".');
});
