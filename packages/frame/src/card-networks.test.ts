import { expect, test } from 'vitest';
import { cardNetworks } from './card-networks.ts';

const CO_BADGES = [
  {
    brand: 'cartes-bancaires',
    ranges: [
      ['4970', '4979'],
      ['51300000', '51319999'],
    ],
  },
  { brand: 'visa', ranges: [['4970', '4970']] },
] as const;

test('the brand comes first, and each network once', () => {
  expect(cardNetworks('4970100000000154', 'visa', CO_BADGES)).toEqual(['visa', 'cartes-bancaires']);
  expect(cardNetworks('4970100000000154', undefined, CO_BADGES)).toEqual(['cartes-bancaires', 'visa']);
});

test('ranges hold both of their ends and no more', () => {
  for (const digits of ['4979999999999999', '5130000000000000', '5131999999999999']) {
    expect(cardNetworks(digits, undefined, CO_BADGES)).toEqual(['cartes-bancaires']);
  }
  for (const digits of ['4969999999999999', '4980000000000000', '5129999999999999', '5132000000000000']) {
    expect(cardNetworks(digits, 'x', CO_BADGES)).toEqual(['x']);
  }
});
