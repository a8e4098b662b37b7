import { expect, test } from 'vitest';
import {
  isIban,
  type Verdict,
  validateAccountNumber,
  validateBic,
  validateIban,
  validateInstitutionNumber,
  validateRoutingNumber,
  validateSortCode,
  validateTransitNumber,
} from './index.ts';
import { IBAN_LENGTHS, SEPA_COUNTRIES } from './iban-countries.ts';

type Status = Verdict['status'];

test.each<[string, Status]>([
  ['', 'empty'],
  [' ', 'empty'],
  ['02100002', 'incomplete'],
  ['021000021', 'valid'],
  ['011401533', 'valid'],
  ['0210 0002 1', 'valid'],
  ['０２１０００02１', 'valid'],
  ['123456789', 'invalid'],
  ['021000012', 'invalid'],
  ['000000000', 'invalid'],
  ['0210000210', 'invalid'],
  ['02100002x', 'invalid'],
])('routing number %j is %s', (text, status) => {
  expect(validateRoutingNumber(text)).toEqual({ status });
});

test('of the ten last digits of a routing number, one is right', () => {
  const right = Array.from({ length: 10 }, (_, digit) => validateRoutingNumber(`02100002${digit}`).status);
  expect(right.filter((status) => status === 'valid')).toHaveLength(1);
});

test.each<['ach' | 'bacs' | 'eft', string, Status]>([
  ['ach', '', 'empty'],
  ['ach', '123', 'incomplete'],
  ['ach', '1234', 'valid'],
  ['ach', '1'.repeat(17), 'valid'],
  ['ach', '1'.repeat(18), 'invalid'],
  ['ach', '12a4', 'invalid'],
  ['bacs', '1234567', 'incomplete'],
  ['bacs', '1234 5678', 'valid'],
  ['bacs', '123456789', 'invalid'],
  ['eft', '123456', 'incomplete'],
  ['eft', '1234567', 'valid'],
  ['eft', '1'.repeat(12), 'valid'],
  ['eft', '1'.repeat(13), 'invalid'],
])('an account number of %s, %j, is %s', (kind, text, status) => {
  expect(validateAccountNumber(text, kind)).toEqual({ status });
});

test.each<[string, Status]>([
  ['', 'empty'],
  ['20740', 'incomplete'],
  ['207405', 'valid'],
  ['20-74-05', 'valid'],
  ['20 74 05', 'valid'],
  ['2074055', 'invalid'],
  ['20.74.05', 'invalid'],
])('sort code %j is %s', (text, status) => {
  expect(validateSortCode(text)).toEqual({ status });
});

test.each<[string, Status]>([
  ['', 'empty'],
  ['2503', 'incomplete'],
  ['25039', 'valid'],
  ['250399', 'invalid'],
  ['2503a', 'invalid'],
])('transit number %j is %s', (text, status) => {
  expect(validateTransitNumber(text)).toEqual({ status });
});

test.each<[string, Status]>([
  ['', 'empty'],
  ['0', 'incomplete'],
  ['001', 'valid'],
  ['0011', 'invalid'],
  ['x01', 'invalid'],
])('institution number %j is %s', (text, status) => {
  expect(validateInstitutionNumber(text)).toEqual({ status });
});

test.each<[string, Status]>([
  ['', 'empty'],
  ['D', 'incomplete'],
  ['DE', 'incomplete'],
  ['DE8', 'incomplete'],
  ['DE89', 'incomplete'],
  ['DE8937040044053201300', 'incomplete'],
  ['DE89370400440532013000', 'valid'],
  ['de89 3704 0044 0532 0130 00', 'valid'],
  ['GB82 WEST 1234 5698 7654 32', 'valid'],
  ['FR1420041010050500013M02606', 'valid'],
  ['NO9386011117947', 'valid'],
  ['MT84MALT011000012345MTLCAST001S', 'valid'],
  ['DE89370400440532013001', 'invalid'],
  ['DE98370400440532013000', 'invalid'],
  ['DE893704004405320130000', 'invalid'],
  ['TN5914207207100707129648', 'invalid'],
  ['ZZ', 'invalid'],
  ['89DE', 'invalid'],
  ['DEX9', 'invalid'],
  ['DE89+37040044053201300', 'invalid'],
])('IBAN %j is %s', (text, status) => {
  expect(validateIban(text)).toEqual({ status });
});

test.each([
  ['TN5914207207100707129648', true],
  ['DE89370400440532013000', true],
  ['TN5914207207100707129649', false],
  ['de89370400440532013000', false],
  ['DE89 3704 0044 0532 0130 00', false],
  ['DE8937', false],
  ['', false],
])('%j passes the check digits of an IBAN: %s', (text, passes) => {
  expect(isIban(text)).toBe(passes);
});

test('a changed character, or two that changed places, are found out', () => {
  const iban = 'DE89370400440532013000';
  for (let at = 4; at < iban.length; at += 1) {
    const digit = Number(iban[at]);
    expect(isIban(`${iban.slice(0, at)}${(digit + 1) % 10}${iban.slice(at + 1)}`)).toBe(false);
    const [one, other] = [iban[at], iban[at + 1]];
    if (other === undefined || one === other) continue;
    expect(isIban(`${iban.slice(0, at)}${other}${one}${iban.slice(at + 2)}`)).toBe(false);
  }
});

test('every country that SEPA reaches has a length', () => {
  expect(SEPA_COUNTRIES.filter((country) => IBAN_LENGTHS[country] === undefined)).toEqual([]);
  expect(new Set(SEPA_COUNTRIES).size).toBe(SEPA_COUNTRIES.length);
  expect(Object.values(IBAN_LENGTHS).every((length) => length >= 15 && length <= 34)).toBe(true);
});

test.each<[string, Status]>([
  ['', 'empty'],
  ['ABNA', 'incomplete'],
  ['ABNANL', 'incomplete'],
  ['ABNANL2', 'incomplete'],
  ['ABNANL2A', 'valid'],
  [' abnanl2a ', 'valid'],
  ['DEUTDEFF500', 'valid'],
  ['DEUTDEFF5', 'incomplete'],
  ['ABNA1L2A', 'invalid'],
  ['DEUTDEFF5000', 'invalid'],
  ['ABNANL2-', 'invalid'],
])('BIC %j is %s', (text, status) => {
  expect(validateBic(text)).toEqual({ status });
});
