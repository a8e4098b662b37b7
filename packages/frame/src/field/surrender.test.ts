import { expect, test } from 'vitest';
import { BANK_KINDS } from './bank-kinds.ts';
import { CARD_KINDS } from './card-kinds.ts';
import { createSurrender } from './surrender.ts';

function surrender(field: keyof typeof CARD_KINDS, text: string) {
  return createSurrender(CARD_KINDS[field], { coBadges: [] }).collect(text);
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
  const { collect, forget } = createSurrender(CARD_KINDS.cardNumber, { coBadges: [] });
  expect(collect('378282246310005').grown).toBeUndefined();
  expect(collect('378282246310005').grown).toBeUndefined();
  expect(collect('4111 1111 1111 1111').grown).toBe(true);
  forget();
  expect(collect('4111 1111 1111 1111').grown).toBeUndefined();
});

test('what could not be used was never given', () => {
  const { collect } = createSurrender(CARD_KINDS.cardNumber, { coBadges: [] });
  collect('4111 1111 1111 111');
  expect(collect('4111 1111 1111 1111').grown).toBeUndefined();
});

test('a value that is only compared was not given', () => {
  const { collect } = createSurrender(CARD_KINDS.cardNumber, { coBadges: [] });
  expect(collect('378282246310005', true)).toEqual({ value: '378282246310005', status: 'valid' });
  expect(collect('4111 1111 1111 1111').grown).toBeUndefined();
});

test('a value says whether the page entered it, and whether it was edited since', () => {
  const { collect, enter, edit, forget } = createSurrender(CARD_KINDS.cardCode, { coBadges: [] });
  enter('123');
  expect(collect('123').author).toBe('page');
  edit('1234', true);
  expect(collect('1234').author).toBe('both');
  enter('999');
  expect(collect('999').author).toBe('page');
  edit('', true);
  edit('123', true);
  expect(collect('123').author).toBeUndefined();
  enter('123');
  forget();
  expect(collect('123').author).toBeUndefined();
});

test('an account number that was given is not given longer while the payer types on', () => {
  const { collect, edit, settle, forget } = createSurrender(BANK_KINDS.accountNumber, { coBadges: [] });
  const unfinished = { value: '', status: 'incomplete', code: 'account_number_incomplete' };
  edit('1234', true);
  expect(collect('1234')).toEqual({ value: '1234', status: 'valid' });
  edit('12345', true);
  expect(collect('12345')).toEqual(unfinished);
  expect(collect('12345', true).value).toBe('12345');
  settle();
  expect(collect('12345')).toEqual({ value: '12345', status: 'valid', grown: true });
  edit('123456', true);
  expect(collect('123456')).toEqual(unfinished);
  edit('123456', false);
  expect(collect('123456').value).toBe('123456');
  edit('1234567', true);
  forget();
  expect(collect('1234567')).toEqual({ value: '1234567', status: 'valid' });
});
