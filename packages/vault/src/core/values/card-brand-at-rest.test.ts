import { expect, test } from 'vitest';
import { fromBrandAtRest, toBrandAtRest } from './card-brand-at-rest.ts';

test.each([
  ['AM', 'american-express'],
  ['DC', 'diners-club'],
  ['DI', 'discover'],
  ['JC', 'jcb'],
  ['MC', 'mastercard'],
  ['MD', 'maestro'],
  ['VI', 'visa'],
])('rows of every release say %s for %s', (letters, brand) => {
  expect([toBrandAtRest(brand), fromBrandAtRest(letters)]).toEqual([letters, brand]);
});

test('a brand that the first release had no letters for is not stored', () => {
  expect([toBrandAtRest('elo'), toBrandAtRest(undefined), fromBrandAtRest(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
