import { expect, test } from 'vitest';
import { listOf } from '../list-of.ts';
import { byPreference } from './by-preference.ts';

test('networks that a page prefers come first, in its order, and others stay in theirs', () => {
  const networks = ['visa', 'cartes-bancaires', 'bancontact'];
  const preferred = listOf(' bancontact, cartes-bancaires\n');
  expect(byPreference(networks, preferred)).toEqual(['bancontact', 'cartes-bancaires', 'visa']);
  expect(byPreference(networks, listOf(''))).toEqual(networks);
});
