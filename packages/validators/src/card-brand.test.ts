import { expect, test } from 'vitest';
import { cardBrand, cardCodeLengths } from './card-brand.ts';

test.each([
  ['4242', 'visa', [16, 18, 19], [4, 8, 12], 3],
  ['5555', 'mastercard', [16], [4, 8, 12], 3],
  ['34', 'american-express', [15], [4, 10], 4],
  ['37', 'american-express', [15], [4, 10], 4],
  ['36', 'diners-club', [14, 16, 19], [4, 10], 3],
  ['35', 'jcb', [16, 17, 18, 19], [4, 8, 12], 3],
  ['65', undefined, [], [], 0],
  ['6011', 'discover', [16, 19], [4, 8, 12], 3],
  ['60111111', 'discover', [16, 19], [4, 8, 12], 3],
  ['62055000', 'unionpay', [14, 15, 16, 17, 18, 19], [4, 8, 12], 3],
  ['67597649', 'maestro', [12, 13, 14, 15, 16, 17, 18, 19], [4, 8, 12], 3],
  ['50', undefined, [], [], 0],
  ['506699', 'elo', [16], [4, 8, 12], 3],
  ['5018', 'maestro', [12, 13, 14, 15, 16, 17, 18, 19], [4, 8, 12], 3],
  ['3', undefined, [], [], 0],
  ['9999', undefined, [], [], 0],
  ['', undefined, [], [], 0],
])('%s begins a card of %s', (digits, name, lengths, gaps, codeLength) => {
  expect(cardBrand(digits)).toEqual(name && { name, lengths, gaps, codeLength });
});

test.each(['4242', '5555', '34', '36', '35', '60111111', '62055000', '67597649', '22000000', '50990000'])(
  'the code lengths of the brand that %s begins are those of its table',
  (digits) => {
    const brand = cardBrand(digits);
    expect(cardCodeLengths(brand?.name)).toEqual([brand?.codeLength]);
  },
);

test('a code has 3 or 4 digits while the brand is unknown', () => {
  expect(cardCodeLengths()).toEqual([3, 4]);
});
