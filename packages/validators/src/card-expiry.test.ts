import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardExpiryYears, isExpired, parseCardExpiry, validateCardExpiry } from './card-expiry.ts';
import type { Verdict } from './verdict.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

const empty: Verdict = { status: 'empty' };
const valid: Verdict = { status: 'valid' };
const incomplete: Verdict = { status: 'incomplete', code: 'card_expiry_incomplete' };
const invalid: Verdict = { status: 'invalid', code: 'card_expiry_invalid' };
const past: Verdict = { status: 'invalid', code: 'card_expiry_past' };

test.each([
  ['05/2030', 5, 2030],
  ['5/30', 5, 2030],
  ['5/2030', 5, 2030],
  ['530', 5, 2030],
  ['1/30', 1, 2030],
  ['130', 1, 2030],
  ['2030-05', 5, 2030],
  ['2030-5', 5, 2030],
  ['2030/05', 5, 2030],
  ['05 / 30', 5, 2030],
  ['0530', 5, 2030],
  ['52030', 5, 2030],
  ['20305', 5, 2030],
  ['052030', 5, 2030],
  ['203005', 5, 2030],
  ['12/2030', 12, 2030],
  ['1230', 12, 2030],
  ['122030', 12, 2030],
  ['05-2030', 5, 2030],
  ['05.30', 5, 2030],
  ['05 2030', 5, 2030],
  ['  05/30\n', 5, 2030],
  ['05\u20132030', 5, 2030],
  ['05\u00a0/\u00a030', 5, 2030],
  ['٠٥/٢٠٣٠', 5, 2030],
  ['۰۵/۳۰', 5, 2030],
  ['０５／３０', 5, 2030],
  ['\u200f٢٠٣٠/٠٥ \u200f', 5, 2030],
  ['05/1999', 5, 1999],
  ['05/20', 5, 2020],
  ['1 / 30', 1, 2030],
])('%j is the month %i of %i', (text, month, year) => {
  expect(parseCardExpiry(text)).toEqual({ month, year });
});

test.each([
  '',
  '5',
  '05',
  '2030',
  '13/30',
  '00/30',
  '0/30',
  '2030-13',
  '05/203',
  '05/30/01',
  '05/0030',
  '5-',
  '/30',
  'May 2030',
  '05|30',
])('%j is no month and year', (text) => {
  expect(parseCardExpiry(text)).toBeUndefined();
});

test.each<[string, Verdict]>([
  ['', empty],
  ['  ', empty],
  ['\u200f', empty],
  ['0', incomplete],
  ['1', incomplete],
  ['5', incomplete],
  ['05', incomplete],
  ['12', incomplete],
  ['13', incomplete],
  ['05 / ', incomplete],
  ['05 / 3', incomplete],
  ['05 / 203', incomplete],
  ['053', incomplete],
  ['20', incomplete],
  ['2030', incomplete],
  ['2030-', incomplete],
  ['2030-0', incomplete],
  [' / 30', incomplete],
  ['0 / 30', incomplete],
  ['05 / 30', valid],
  ['1 / 30', valid],
  ['05/2030', valid],
  ['11/26', valid],
  ['11/2026', valid],
  ['12/26', valid],
  ['12/46', valid],
  ['10/26', past],
  ['01/2026', past],
  ['12/25', past],
  ['05/2020', past],
  ['05/1999', past],
  // Past as they stand, and the beginning of 05/2030, 2030-05 and 2026-12.
  ['05/20', { status: 'incomplete', code: 'card_expiry_past' }],
  ['203', { status: 'incomplete', code: 'card_expiry_past' }],
  ['2026-1', { status: 'incomplete', code: 'card_expiry_past' }],
  ['01/47', invalid],
  ['01/2047', invalid],
  ['05/99', invalid],
  ['13/30', invalid],
  ['00/30', invalid],
  ['00', invalid],
  ['05/30/01', invalid],
  ['05/304', invalid],
  ['05/20304', invalid],
  ['May 2030', invalid],
  ['😀', invalid],
])('in November 2026 %j is %o', (text, verdict) => {
  expect(validateCardExpiry(text, NOW)).toEqual(verdict);
});

test.each([
  ['02/28', '2028-02-29T23:59:59.999Z', 'valid'],
  ['02/28', '2028-03-01T02:00:00.000Z', 'valid'],
  ['02/28', '2028-03-01T11:59:59.999Z', 'valid'],
  ['02/28', '2028-03-01T12:00:00.000Z', 'invalid'],
  ['12/26', '2026-12-31T23:59:59.999Z', 'valid'],
  ['12/26', '2027-01-01T11:59:59.999Z', 'valid'],
  ['12/26', '2027-01-01T12:00:00.000Z', 'invalid'],
  // UTC-12 is on the last of November still, and no zone but those east of it in December.
  ['11/30', '2030-12-01T02:00:00.000Z', 'valid'],
])('%s at %s is %s: a month runs until it has ended everywhere', (text, now, status) => {
  expect(validateCardExpiry(text, new Date(now)).status).toBe(status);
});

test.each([
  [11, 2030, '2030-12-01T11:59:59.999Z', false],
  [11, 2030, '2030-12-01T12:00:00.000Z', true],
  [12, 2030, '2031-01-01T11:59:59.999Z', false],
  [12, 2030, '2031-01-01T12:00:00.000Z', true],
  [12, 2031, '2031-01-01T12:00:00.000Z', false],
  [12, 1, '2031-01-01T12:00:00.000Z', true],
])('a card of %i/%i has expired at %s: %s', (month, year, now, expired) => {
  expect(isExpired({ month, year }, new Date(now))).toBe(expired);
});

test.each([
  ['2026-11-21T12:00:00.000Z', 2026, 2046],
  ['2027-01-01T11:59:59.999Z', 2026, 2047],
  ['2027-01-01T12:00:00.000Z', 2027, 2047],
])('at %s the years of a card go from %i to %i, each of them valid', (now, first, last) => {
  const years = cardExpiryYears(new Date(now));
  expect([years[0], years.at(-1), years.length]).toEqual([first, last, last - first + 1]);
  for (const year of years) expect(validateCardExpiry(`12/${year}`, new Date(now)).status).toBe('valid');
  for (const year of [first - 1, last + 1]) {
    expect(validateCardExpiry(`12/${year}`, new Date(now)).status).toBe('invalid');
  }
});

const MONTH = fc.integer({ min: 1, max: 12 });
const YEAR = fc.integer({ min: 2000, max: 2099 });
const FORMS: ((month: string, year: string) => string)[] = [
  (month, year) => `${month}/${year}`,
  (month, year) => `${month} / ${year.slice(2)}`,
  (month, year) => `${Number(month)}/${year.slice(2)}`,
  (month, year) => `${year}-${month}`,
  (month, year) => month + year,
  (month, year) => month + year.slice(2),
];

test('any month and year reads back as itself in every form', () => {
  fc.assert(
    fc.property(MONTH, YEAR, fc.constantFrom(...FORMS), (month, year, form) => {
      expect(parseCardExpiry(form(String(month).padStart(2, '0'), String(year)))).toEqual({ month, year });
    }),
  );
});

test('a month is valid from now to the end of the twentieth year, and at no other time', () => {
  fc.assert(
    fc.property(MONTH, YEAR, (month, year) => {
      const { code } = validateCardExpiry(`${month}/${year}`, NOW);
      const ended = Date.UTC(year, month, 1, 12) <= NOW.getTime();
      expect(code).toBe(ended ? 'card_expiry_past' : year > 2046 ? 'card_expiry_invalid' : undefined);
    }),
  );
});

test('no beginning of a valid expiry is invalid', () => {
  fc.assert(
    fc.property(
      MONTH,
      fc.integer({ min: 2027, max: 2046 }),
      fc.constantFrom(...FORMS),
      fc.nat(),
      (month, year, form, cut) => {
        const text = form(String(month).padStart(2, '0'), String(year));
        const beginning = text.slice(0, 1 + (cut % text.length));
        expect([beginning, validateCardExpiry(beginning, NOW).status]).not.toEqual([beginning, 'invalid']);
      },
    ),
  );
});
