import { expect, test } from 'vitest';
import { Secret } from '../../secret.ts';
import { isNetworkOf } from './card-network.ts';

const CO_BADGES = [
  {
    brand: 'cartes-bancaires',
    ranges: [
      ['4970', '4971'],
      ['51300050', '51310049'],
    ],
  },
] as const;

function networksOf(bin: string, brand?: string): readonly string[] {
  const number = { secret: new Secret(''), bin, lastDigits: '', ...(brand ? { brand } : {}) };
  return ['visa', 'cartes-bancaires', 'eftpos'].filter((network) => isNetworkOf(number, network, CO_BADGES));
}

test('a card has the network of its brand, and those whose ranges hold it', () => {
  expect(networksOf('497010', 'visa')).toEqual(['visa', 'cartes-bancaires']);
  expect(networksOf('497199')).toEqual(['cartes-bancaires']);
  expect(networksOf('497200', 'visa')).toEqual(['visa']);
  expect(networksOf('510000', 'mastercard')).toEqual([]);
});

test('a range of eight digits counts for the six that are known', () => {
  const bins = ['512999', '513000', '513050', '513100', '513101'];
  expect(bins.map((bin) => networksOf(bin).length)).toEqual([0, 1, 1, 1, 0]);
});
