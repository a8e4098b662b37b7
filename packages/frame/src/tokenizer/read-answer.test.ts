import type { FieldName } from '@inlay/protocol';
import { expect, test } from 'vitest';
import { CARD_ANSWERS } from './card-answers.ts';
import { readAnswer } from './read-answer.ts';

const CARD = { answers: CARD_ANSWERS, fields: ['cardNumber', 'cardExpiry', 'cardCode', 'cardholderName'] } as const;
const TOKEN = `SC${'a1B2'.repeat(5)}xy`;

test('a token, its life and the id of the request reach the page', () => {
  const content = { id: 'x', paymentToken: TOKEN, timeToLiveSeconds: 899, card: { lastDigits: '1111' } };
  expect(readAnswer(200, content, CARD, 'req-1')).toEqual({ token: TOKEN, timeToLiveSeconds: 899, requestId: 'req-1' });
});

test.each([
  [{}],
  [undefined],
  ['SC123'],
  [{ paymentToken: 4111111111111111 }],
  [{ paymentToken: '4111111111111111' }],
  [{ paymentToken: `${TOKEN}"><script>` }],
  [{ paymentToken: `SC${'a'.repeat(49)}` }],
  [Object.create({ paymentToken: TOKEN })],
])('an answer that holds no token is a failure: %j', (content) => {
  expect(readAnswer(200, content, CARD)).toEqual({ code: 'tokenize_failed' });
});

test.each([
  [400, 'tokenize_failed'],
  [401, 'credentials_invalid'],
  [403, 'origin_refused'],
  [404, 'tokenize_failed'],
  [429, 'rate_limited'],
  [500, 'tokenize_failed'],
  [503, 'tokenize_failed'],
])('status %i is %s', (status, code) => {
  expect(readAnswer(status, undefined, CARD)).toEqual({ code });
});

test('field errors become the fields and codes of the page, in the order of the form', () => {
  const fieldErrors = [
    { field: 'card.cvv', error: 'size' },
    { field: 'card.cardExpiry.month', error: 'Card expired' },
    { field: 'card.cardExpiry.year', error: 'Card expired' },
    { field: 'card.cardNum', error: 'Luhn checksum failed for 4111111111111112' },
    { field: 'card.holderName', error: 'size' },
    { field: 'card.billingAddress.zip', error: 'size' },
  ];
  expect(readAnswer(400, { error: { code: '5068', fieldErrors } }, CARD)).toEqual({
    code: 'fields_invalid',
    fieldErrors: [
      { field: 'cardNumber', code: 'card_number_invalid' },
      { field: 'cardExpiry', code: 'card_expiry_invalid' },
      { field: 'cardCode', code: 'card_code_invalid' },
      { field: 'cardholderName', code: 'cardholder_name_invalid' },
    ],
  });
});

test('an error is told of a field that the payer sees, and else of the one that it would be', () => {
  const read = (field: string, fields: readonly FieldName[]) =>
    readAnswer(400, { error: { fieldErrors: [{ field }] } }, { answers: CARD_ANSWERS, fields }).fieldErrors;
  const split = ['cardExpiryMonth', 'cardExpiryYear', 'postalCode'] as const;
  expect(read('card.cardExpiry', split)).toEqual([{ field: 'cardExpiryMonth', code: 'card_expiry_invalid' }]);
  expect(read('card.cardExpiry.month', split)).toEqual([{ field: 'cardExpiryMonth', code: 'card_expiry_invalid' }]);
  expect(read('card.cardExpiry.year', split)).toEqual([{ field: 'cardExpiryYear', code: 'card_expiry_invalid' }]);
  expect(read('card.billingAddress.zip', split)).toEqual([{ field: 'postalCode', code: 'postal_code_invalid' }]);
  expect(read('card.holderName', split)).toEqual([{ field: 'cardholderName', code: 'cardholder_name_invalid' }]);
});

test('errors of no field, and lists that are none, are a failure', () => {
  const fieldErrors = [{ field: 'card.billingAddress.city' }, { field: 7 }, null, 'card.cardNum'];
  expect(readAnswer(400, { error: { fieldErrors } }, CARD)).toEqual({ code: 'tokenize_failed' });
  expect(readAnswer(400, { error: { fieldErrors: { field: 'card.cardNum' } } }, CARD)).toEqual({
    code: 'tokenize_failed',
  });
});

test.each(['', 'a b', 'x'.repeat(65), '4111 1111'])('an id that looks like none is left out: %j', (requestId) => {
  expect(readAnswer(500, undefined, CARD, requestId)).toEqual({ code: 'tokenize_failed' });
});
