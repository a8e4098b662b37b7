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
  coBadges: [{ brand: 'cartes-bancaires', ranges: [['49701000', '49701099']] }],
};

function cardOf({ body }: Judgement): object | undefined {
  const named: { readonly card?: object } | undefined = body;
  return named?.card;
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

function judgeOnly(values: readonly (readonly [FieldName, string])[], request: Partial<TokenizeRequest> = {}) {
  const collected = new Map(values.map(([name, value]) => [name, valid(value)]));
  return judgeCard(
    collected,
    { group: 'g', fields: [...collected.keys()], optionalFields: [], ...request },
    CONFIG,
    NOW,
  );
}

const NUMBER = ['cardNumber', '4111111111111111'] as const;

test('month and year of an expiry come from two fields', () => {
  const judged = judgeOnly([NUMBER, ['cardExpiryMonth', '06'], ['cardExpiryYear', '2030']]);
  expect(judged.errors).toEqual([]);
  expect(cardOf(judged)).toMatchObject({ cardExpiry: { month: 6, year: 2030 } });
});

test('a month and a year that are past together are so in the month, a past year in the year', () => {
  expect(judgeOnly([NUMBER, ['cardExpiryMonth', '05'], ['cardExpiryYear', '2030']]).errors).toEqual([
    { field: 'cardExpiryMonth', code: 'card_expiry_past' },
  ]);
  expect(judgeOnly([NUMBER, ['cardExpiryMonth', '05'], ['cardExpiryYear', '2029']]).errors).toEqual([
    { field: 'cardExpiryYear', code: 'card_expiry_past' },
  ]);
});

test('a card is good until its month has ended everywhere, in one field or in two', () => {
  const judgeAt = (now: string, ...expiry: readonly (readonly [FieldName, string])[]) => {
    const collected = new Map([NUMBER, ...expiry].map(([name, value]) => [name, valid(value)]));
    return judgeCard(
      collected,
      { group: 'g', fields: [...collected.keys()], optionalFields: [] },
      CONFIG,
      new Date(now),
    );
  };
  const whole = ['cardExpiry', '12/2030'] as const;
  const parts = [['cardExpiryMonth', '12'] as const, ['cardExpiryYear', '2030'] as const];
  expect(judgeAt('2031-01-01T11:59:59Z', whole).errors).toEqual([]);
  expect(judgeAt('2031-01-01T11:59:59Z', ...parts).errors).toEqual([]);
  expect(judgeAt('2031-01-01T12:00:00Z', whole).errors).toEqual([{ field: 'cardExpiry', code: 'card_expiry_past' }]);
  expect(judgeAt('2031-01-01T12:00:00Z', ...parts).errors).toEqual([
    { field: 'cardExpiryYear', code: 'card_expiry_past' },
  ]);
});

test('a month asks for its year, and a year for its month', () => {
  const optionalFields = ['cardExpiryMonth', 'cardExpiryYear'] as const;
  expect(judgeOnly([NUMBER, ['cardExpiryMonth', '05']], { optionalFields }).errors).toEqual([
    { field: 'cardExpiryYear', code: 'field_required' },
  ]);
  expect(judgeOnly([NUMBER, ['cardExpiryYear', '2031']], { optionalFields }).errors).toEqual([
    { field: 'cardExpiryMonth', code: 'field_required' },
  ]);
});

test('a security code alone is that of a stored card, and the page is told nothing of it', () => {
  for (const cvv of ['123', '1234']) {
    expect(judgeOnly([['cardCode', cvv]])).toEqual({ errors: [], body: { card: { cvv } } });
  }
  expect(judgeOnly([['cardCode', '12']]).errors).toEqual([{ field: 'cardCode', code: 'card_code_incomplete' }]);
  const empty = new Map([['cardCode', { value: '', status: 'empty' }]] as const);
  const request = { group: 'g', fields: ['cardCode'], optionalFields: ['cardCode'] } as const;
  expect(judgeCard(empty, request, CONFIG, NOW).errors).toEqual([{ field: 'cardCode', code: 'field_required' }]);
  expect(judgeOnly([['cardCode', '123']], { fields: ['cardCode', 'cardholderName'] }).errors).toContainEqual({
    field: 'cardNumber',
    code: 'field_required',
  });
});

test('a postal code goes into the billing address, and wins over that of the page', () => {
  const billingAddress = { city: 'London', zip: 'N1' };
  expect(cardOf(judgeWith([['postalCode', valid('SW1A 1AA')]], { billingAddress }))).toMatchObject({
    billingAddress: { city: 'London', zip: 'SW1A 1AA' },
  });
  const empty = ['postalCode', { value: '', status: 'empty' }] as const;
  expect(cardOf(judgeWith([empty], { billingAddress, optionalFields: ['postalCode'] }))).toMatchObject({
    billingAddress,
  });
});

test('a network is passed on if the card can be paid over it, and refused if not', () => {
  const shared = ['cardNumber', valid('4970100000000154')] as const;
  for (const preferredNetwork of ['visa', 'cartes-bancaires']) {
    expect(cardOf(judgeWith([shared], { preferredNetwork }))).toMatchObject({ preferredNetwork });
  }
  expect(judgeWith([shared], { preferredNetwork: 'mastercard' }).errors).toEqual([
    { field: 'cardNumber', code: 'card_brand_refused' },
  ]);
  expect(judgeWith([], { preferredNetwork: 'cartes-bancaires' }).errors).toEqual([
    { field: 'cardNumber', code: 'card_brand_refused' },
  ]);
  expect(judgeWith([['cardNumber', valid('4111111111111112')]], { preferredNetwork: 'elo' }).errors).toEqual([
    { field: 'cardNumber', code: 'card_number_invalid' },
  ]);
});
