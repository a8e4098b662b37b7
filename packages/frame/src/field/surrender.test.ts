import { expect, test } from 'vitest';
import { CARD_KINDS } from './card-kinds.ts';
import { createSurrender } from './surrender.ts';

function surrender(field: keyof typeof CARD_KINDS, text: string) {
  return createSurrender(CARD_KINDS[field]).collect(text);
}

test('a valid value is surrendered as the wire has it', () => {
  expect(surrender('cardNumber', '4111 1111 1111 1111')).toEqual({
    value: '4111111111111111',
    status: 'valid',
  });
  expect(surrender('cardExpiry', '05 / 40')).toEqual({ value: '05/2040', status: 'valid' });
  expect(surrender('cardCode', '123')).toEqual({ value: '123', status: 'valid' });
  expect(surrender('cardholderName', ' Ada ')).toEqual({ value: 'Ada', status: 'valid' });
});

test('a value that cannot be used stays in its field', () => {
  expect(surrender('cardNumber', '4111 1111')).toEqual({
    value: '',
    status: 'incomplete',
    code: 'card_number_incomplete',
  });
  expect(surrender('cardExpiry', '13 / 99')).toMatchObject({ value: '' });
  expect(surrender('cardCode', '')).toEqual({ value: '', status: 'empty' });
});

test('an entry that was given at one length and grew says so, until it is cleared', () => {
  const { collect, forget } = createSurrender(CARD_KINDS.cardNumber);
  expect(collect('378282246310005').grown).toBeUndefined();
  expect(collect('378282246310005').grown).toBeUndefined();
  expect(collect('4111 1111 1111 1111').grown).toBe(true);
  forget();
  expect(collect('4111 1111 1111 1111').grown).toBeUndefined();
});

test('what could not be used was never given', () => {
  const { collect } = createSurrender(CARD_KINDS.cardNumber);
  collect('4111 1111 1111 111');
  expect(collect('4111 1111 1111 1111').grown).toBeUndefined();
});
