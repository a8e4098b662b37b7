import type { FieldState } from '@inlay/protocol';
import { expect, test } from 'vitest';
import { judgeBrand } from './judge-brand.ts';

const STATE: FieldState = { status: 'incomplete', focused: true, autofilled: false };
const REFUSED = { status: 'invalid', code: 'card_brand_refused' };

test('a page that names no networks takes all', () => {
  const told = { ...STATE, brand: 'visa' };
  expect(judgeBrand(told, [])).toBe(told);
});

test('a brand that the page does not take is refused as soon as it is told', () => {
  expect(judgeBrand(STATE, ['visa'])).toEqual(STATE);
  expect(judgeBrand({ ...STATE, brand: 'jcb' }, ['visa'])).toEqual({ ...STATE, brand: 'jcb', ...REFUSED });
  expect(judgeBrand({ ...STATE, brand: 'visa' }, ['visa'])).toEqual({ ...STATE, brand: 'visa' });
});

test('a whole number of no known brand is refused where brands are named', () => {
  expect(judgeBrand({ ...STATE, status: 'valid' }, ['visa'])).toEqual({ ...STATE, ...REFUSED });
});

test('an empty field is not refused', () => {
  expect(judgeBrand({ ...STATE, status: 'empty' }, ['visa']).status).toBe('empty');
});

test('a card that may turn out to be of a local network is judged when it is whole', () => {
  const allowed = ['cartes-bancaires'];
  expect(judgeBrand({ ...STATE, brand: 'visa' }, allowed).status).toBe('incomplete');
  const whole = { ...STATE, status: 'valid', brand: 'visa' } as const;
  expect(judgeBrand(whole, allowed)).toEqual({ ...whole, ...REFUSED });
});

test('of the networks of a co-badged card those are left that the page takes', () => {
  const whole = { ...STATE, status: 'valid', brand: 'visa', brands: ['visa', 'cartes-bancaires'] } as const;
  expect(judgeBrand(whole, ['visa', 'cartes-bancaires'])).toEqual(whole);
  const { brands: _, ...one } = whole;
  expect(judgeBrand(whole, ['cartes-bancaires'])).toEqual({ ...one, brand: 'cartes-bancaires' });
});
