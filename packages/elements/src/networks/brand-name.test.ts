import { expect, test } from 'vitest';
import { brandName } from './brand-name.ts';

test.each([
  ['visa', 'Visa'],
  ['american-express', 'American Express'],
  ['diners-club', 'Diners Club'],
  ['cartes-bancaires', 'Cartes Bancaires'],
  ['jcb', 'JCB'],
  ['unionpay', 'UnionPay'],
  ['local-24', 'Local-24'],
])('%s is called %s', (brand, name) => {
  expect(brandName(brand)).toBe(name);
});
