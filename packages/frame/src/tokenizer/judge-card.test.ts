import type { CollectedValue, FieldName, FrameConfig, TokenizeRequest } from '@inlay/protocol';
import { expect, test } from 'vitest';
import { judgeCard } from './judge-card.ts';
import type { Judgement } from './judgement.ts';

const NOW = new Date('2030-06-15T12:00:00Z');
const CONFIG: FrameConfig = {
  key: 'pk',
  origins: [],
  loopback: false,
  exposeLastDigits: true,
  exposeBin: false,
  tokensPerMinute: 1,
  isTest: false,
  coBadges: [],
};

function cardOf({ body }: Judgement): object | undefined {
  return (body as { card?: object } | undefined)?.card;
}

function valid(value: string): CollectedValue {
  return { value, status: 'valid' };
}

const CARD: readonly (readonly [FieldName, CollectedValue])[] = [
  ['cardNumber', valid('4111111111111111')],
  ['cardExpiry', valid('12/2030')],
  ['cardCode', valid('123')],
  ['cardholderName', valid('Ada Lovelace')],
];

function judgeWith(change: readonly (readonly [FieldName, CollectedValue])[], request: Partial<TokenizeRequest> = {}) {
  const collected = new Map([...CARD, ...change]);
  return judgeCard(
    collected,
    { group: 'g', fields: [...collected.keys()], optionalFields: [], ...request },
    CONFIG,
    NOW,
  );
}

test('a whole card is what the vault takes', () => {
  expect(judgeWith([])).toEqual({
    errors: [],
    body: {
      card: {
        cardNum: '4111111111111111',
        cardExpiry: { month: 12, year: 2030 },
        cvv: '123',
        holderName: 'Ada Lovelace',
      },
    },
    told: { card: { brand: 'visa', lastDigits: '1111' } },
  });
});

test('an empty field is required unless it may stay empty', () => {
  const empty: readonly (readonly [FieldName, CollectedValue])[] = [['cardCode', { value: '', status: 'empty' }]];
  expect(judgeWith(empty).errors).toEqual([{ field: 'cardCode', code: 'field_required' }]);
  const judged = judgeWith(empty, { optionalFields: ['cardCode'] });
  expect(judged.errors).toEqual([]);
  expect(cardOf(judged)).not.toHaveProperty('cvv');
});

test('no page makes the number or the expiry optional, or leaves them out', () => {
  const request = { group: 'g', fields: [], optionalFields: ['cardNumber', 'cardExpiry'] as const };
  expect(judgeCard(new Map(), request, CONFIG, NOW)).toEqual({
    errors: [
      { field: 'cardNumber', code: 'field_required' },
      { field: 'cardExpiry', code: 'field_required' },
    ],
  });
});

test('the security code is judged by the brand of the number', () => {
  const amex = ['cardNumber', valid('378282246310005')] as const;
  expect(judgeWith([amex]).errors).toEqual([{ field: 'cardCode', code: 'card_code_incomplete' }]);
  expect(judgeWith([['cardCode', valid('1234')]]).errors).toEqual([{ field: 'cardCode', code: 'card_code_invalid' }]);
  expect(judgeWith([amex, ['cardCode', valid('1234')]]).errors).toEqual([]);
});

test('what a field calls valid is judged again', () => {
  expect(
    judgeWith([
      ['cardNumber', valid('4111111111111112')],
      ['cardExpiry', valid('05/2030')],
    ]).errors,
  ).toEqual([
    { field: 'cardNumber', code: 'card_number_invalid' },
    { field: 'cardExpiry', code: 'card_expiry_past' },
  ]);
});

test('the code that a field names is kept', () => {
  const short: CollectedValue = { value: '', status: 'incomplete', code: 'card_number_incomplete' };
  expect(judgeWith([['cardNumber', short]]).errors).toContainEqual({
    field: 'cardNumber',
    code: 'card_number_incomplete',
  });
});

test('a mounted name field wins over the name of the page, also when it may stay empty', () => {
  expect(cardOf(judgeWith([], { holderName: 'Page' }))).toMatchObject({ holderName: 'Ada Lovelace' });
  const empty = ['cardholderName', { value: '', status: 'empty' }] as const;
  expect(cardOf(judgeWith([empty], { holderName: 'Page', optionalFields: ['cardholderName'] }))).toMatchObject({
    holderName: 'Page',
  });
});
