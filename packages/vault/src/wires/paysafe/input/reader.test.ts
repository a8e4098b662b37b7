import Type from 'typebox';
import { expect, test } from 'vitest';
import { InvalidFields } from '../../../core/invalid-fields.ts';
import { Secret } from '../../../secret.ts';
import { INEXACT_NUMBER } from './inexact-number.ts';
import { reader } from './read.ts';
import { cardExpiry, cardNumber, flag, integer, nameText, pattern, securityCode, text, word } from './schema.ts';

const NOW = Date.UTC(2030, 5, 15);
const Body = Type.Object({
  name: text(5, { min: 1 }),
  label: Type.Optional(text(5)),
  locale: Type.Optional(word(['en_US'], { fault: 'Invalid Locale', blank: 'refused' })),
  gender: Type.Optional(word(['M', 'F'])),
  country: Type.Optional(pattern(2, /^[A-Z]{2}$/)),
  amount: Type.Optional(integer(1, 100)),
  default: Type.Optional(flag()),
  card: Type.Optional(
    Type.Object({
      cardNum: cardNumber(),
      cvv: Type.Optional(securityCode()),
      holderName: Type.Optional(nameText(100)),
      cardExpiry: cardExpiry({ past: 'refused' }),
    }),
  ),
});
const read = reader(Body);
const expiry = { month: 12, year: 2031 };

function faults(body: unknown): string[] {
  try {
    read(body, NOW);
  } catch (error) {
    if (error instanceof InvalidFields) return error.faults.map(({ field, text }) => `${field}: ${text}`);
    throw error;
  }
  return [];
}

test.each([
  [{}, 'name: may not be empty'],
  [{ name: '' }, 'name: may not be empty'],
  [{ name: null }, 'name: may not be empty'],
  [{ name: 'too long' }, 'name: size must be between 1 and 5'],
  [{ name: true }, 'name: Invalid Value'],
  [{ name: ['a'] }, 'name: Invalid Value'],
  [{ name: 'a\u0000b' }, 'name: Invalid Value'],
  [{ name: 'a\nb' }, 'name: Invalid Value'],
  [{ name: '\ud800' }, 'name: Invalid Value'],
  [{ name: INEXACT_NUMBER }, 'name: not a safe integer: send a string'],
  [{ name: 'a', locale: '' }, 'locale: Invalid Locale'],
  [{ name: 'a', locale: 'xx' }, 'locale: Invalid Locale'],
  [{ name: 'a', gender: 'X' }, 'gender: Invalid Value'],
  [{ name: 'a', country: 'ca' }, 'country: Invalid Value'],
  [{ name: 'a', amount: 0 }, 'amount: must be greater than or equal to 1'],
  [{ name: 'a', amount: '101' }, 'amount: must be less than or equal to 100'],
  [{ name: 'a', amount: '1.5' }, 'amount: Invalid Value'],
  [{ name: 'a', amount: INEXACT_NUMBER }, 'amount: not a safe integer: send a string'],
  [{ name: 'a', default: 'yes' }, 'default: Invalid Value'],
  [{ name: 'a', card: 'x' }, 'card: Invalid Value'],
  [{ name: 'a', card: [] }, 'card: Invalid Value'],
  [{ name: 'a', card: {} }, 'card.cardNum: may not be empty'],
  [{ name: 'a', card: { cardNum: '4111' } }, 'card.cardNum: size must be between 12 and 20'],
  [{ name: 'a', card: { cardNum: '4111 1111 1111 1111' } }, 'card.cardNum: Invalid Value'],
  [{ name: 'a', card: { cardNum: '4111111111111112' } }, 'card.cardNum: Luhn checksum failed'],
  [{ name: 'a', card: { cardNum: INEXACT_NUMBER } }, 'card.cardNum: not a safe integer: send a string'],
  [{ name: 'a', card: { cvv: '12' } }, 'card.cvv: size must be between 3 and 4'],
  [{ name: 'a', card: { cvv: '12a' } }, 'card.cvv: Invalid Value'],
  [{ name: 'a', card: { holderName: '4111 1111 1111 1111' } }, 'card.holderName: Invalid Value'],
  [{ name: 'a', card: { cardExpiry: {} } }, 'card.cardExpiry.month: may not be null'],
  [
    { name: 'a', card: { cardExpiry: { month: 13, year: 2031 } } },
    'card.cardExpiry.month: must be less than or equal to 12',
  ],
  [
    { name: 'a', card: { cardExpiry: { month: 1, year: 31 } } },
    'card.cardExpiry.year: must be greater than or equal to 1900',
  ],
  [{ name: 'a', card: { cardExpiry: { month: 5, year: 2030 } } }, 'card.cardExpiry: Card expired'],
])('%j breaks a rule', (body, fault) => {
  expect(faults(body)).toContain(fault);
});

test('tells every broken rule at once', () => {
  expect(
    faults({ gender: 'X', card: { cardNum: '4111111111111112', cardExpiry: { month: '5', year: '2030' } } }),
  ).toEqual([
    'name: may not be empty',
    'gender: Invalid Value',
    'card.cardNum: Luhn checksum failed',
    'card.cardExpiry: Card expired',
  ]);
});

test('takes strings for numbers and booleans, and numbers for strings', () => {
  expect(read({ name: 12_345, amount: '12', default: 'true' }, NOW)).toEqual({
    name: '12345',
    amount: 12,
    default: true,
  });
});

test('leaves out what is null, cleared or unknown', () => {
  const body = {
    name: 'a',
    label: '',
    gender: null,
    amount: '',
    default: null,
    status: 'X',
    constructor: 1,
    toString: 2,
  };
  expect(read(body, NOW)).toEqual({ name: 'a' });
});

test('looks at own members only', () => {
  expect(faults(Object.create({ name: 'a' }))).toEqual(['name: may not be empty']);
});

test('takes a card in its month of expiry', () => {
  expect(faults({ name: 'a', card: { cardNum: '4111111111111111', cardExpiry: { month: 6, year: 2030 } } })).toEqual(
    [],
  );
});

test('wraps a number and a code, and tells the first six and last four digits', () => {
  const { card } = read({ name: 'a', card: { cardNum: '4111111111111111', cvv: '123', cardExpiry: expiry } }, NOW);
  expect(card?.cardNum).toEqual({
    secret: expect.any(Secret),
    bin: '411111',
    brand: 'visa',
    lastDigits: '1111',
    type: 'VI',
  });
  expect(card?.cvv).toEqual({ secret: expect.any(Secret), length: 3 });
  expect(JSON.stringify(card)).not.toMatch(/4111111111|123/);
});

test('takes a card of a brand that has no letters on the wire', () => {
  const { card } = read({ name: 'a', card: { cardNum: '6200000000000005', cardExpiry: expiry } }, NOW);
  expect(card?.cardNum).not.toHaveProperty('type');
});
