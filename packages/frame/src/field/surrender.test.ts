import { expect, test } from 'vitest';
import { FIELD_KINDS } from './field-kinds.ts';
import { surrender } from './surrender.ts';

test('a valid value is surrendered as the wire has it', () => {
  expect(surrender(FIELD_KINDS.cardNumber, '4111 1111 1111 1111')).toEqual({
    value: '4111111111111111',
    status: 'valid',
  });
  expect(surrender(FIELD_KINDS.cardExpiry, '05 / 40')).toEqual({ value: '05/2040', status: 'valid' });
  expect(surrender(FIELD_KINDS.cardCode, '123')).toEqual({ value: '123', status: 'valid' });
  expect(surrender(FIELD_KINDS.cardholderName, ' Ada ')).toEqual({ value: 'Ada', status: 'valid' });
});

test('a value that cannot be used stays in its field', () => {
  expect(surrender(FIELD_KINDS.cardNumber, '4111 1111')).toEqual({
    value: '',
    status: 'incomplete',
    code: 'card_number_incomplete',
  });
  expect(surrender(FIELD_KINDS.cardExpiry, '13 / 99')).toMatchObject({ value: '' });
  expect(surrender(FIELD_KINDS.cardCode, '')).toEqual({ value: '', status: 'empty' });
});
