import { expect, test } from 'vitest';
import {
  ibanCountries,
  ibanLength,
  isBicOfIban,
  isIban,
  isSepaCountry,
  type Verdict,
  type VerdictCode,
  validateAccountHolderName,
  validateAccountNumber,
  validateBic,
  validateIban,
  validateInstitutionNumber,
  validateRoutingNumber,
  validateSortCode,
  validateTransitNumber,
} from './index.ts';

type Status = Verdict['status'];

/** A verdict of a field whose codes are called so. */
function verdict(name: string, status: Status): Verdict {
  const hasCode = status === 'incomplete' || status === 'invalid';
  return { status, ...(hasCode && { code: `${name}_${status}` as VerdictCode }) };
}

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
  // The check digit is right, and no bank has such a number: 13 to 20, 33 to 60, 73 to 79 and 81 to 99 were never given out.
  ['130000006', 'invalid'],
  ['200000004', 'invalid'],
  ['330000000', 'invalid'],
  ['600000002', 'invalid'],
  ['730000008', 'invalid'],
  ['810000007', 'invalid'],
  ['990000006', 'invalid'],
  ['1', 'incomplete'],
  ['13', 'invalid'],
  ['8', 'incomplete'],
  ['81', 'invalid'],
  ['4', 'invalid'],
  ['5', 'invalid'],
  ['9', 'invalid'],
])('routing number %j is %s', (text, status) => {
  expect(validateRoutingNumber(text)).toEqual(verdict('routing_number', status));
});

/** Its check digit summed up on its own. */
function withRoutingCheck(digits: string): string {
  const sum = Array.from(digits, Number).reduce((total, digit, at) => total + digit * ([3, 7, 1][at % 3] ?? 0), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

test('the first two digits of a routing number are 00 to 12, 21 to 32, 61 to 72 or 80, by the second digit at once', () => {
  const given = Array.from({ length: 100 }, (_, pair) => String(pair).padStart(2, '0')).filter(
    (pair) => validateRoutingNumber(withRoutingCheck(`${pair}345678`)).status === 'valid',
  );
  const ranges: readonly (readonly [number, number])[] = [
    [0, 12],
    [21, 32],
    [61, 72],
    [80, 80],
  ];
  expect(given.map(Number)).toEqual(
    ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  );
  for (let pair = 0; pair < 100; pair += 1) {
    const text = String(pair).padStart(2, '0');
    expect([text, validateRoutingNumber(text).status]).toEqual([text, given.includes(text) ? 'incomplete' : 'invalid']);
  }
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
  ['bacs', '00000000', 'invalid'],
  ['bacs', '00000001', 'valid'],
  ['bacs', '0000000', 'incomplete'],
  ['eft', '000000000000', 'invalid'],
  ['ach', '0'.repeat(17), 'invalid'],
  ['ach', '0'.repeat(16) + '1', 'valid'],
  ['ach', '000', 'incomplete'],
])('an account number of %s, %j, is %s', (kind, text, status) => {
  expect(validateAccountNumber(text, kind)).toEqual(verdict('account_number', status));
});

test('zeros alone that could go on to be an account number are wrong as they stand, and not said to be short', () => {
  for (const [kind, text] of [
    ['ach', '0000'],
    ['any', '0000000'],
    ['eft', '0000000'],
  ] as const) {
    expect(validateAccountNumber(text, kind)).toEqual({ status: 'incomplete', code: 'account_number_invalid' });
    expect(validateAccountNumber(`${text}1`, kind).status).toBe('valid');
  }
});

test.each<[string, Status]>([
  ['', 'empty'],
  ['20740', 'incomplete'],
  ['207405', 'valid'],
  ['20-74-05', 'valid'],
  ['20 74 05', 'valid'],
  ['2074055', 'invalid'],
  ['20.74.05', 'invalid'],
  ['000000', 'invalid'],
  ['00-00-00', 'invalid'],
  ['00000', 'incomplete'],
  ['000001', 'valid'],
])('sort code %j is %s', (text, status) => {
  expect(validateSortCode(text)).toEqual(verdict('sort_code', status));
});

test.each<[string, Status]>([
  ['', 'empty'],
  ['2503', 'incomplete'],
  ['25039', 'valid'],
  ['250399', 'invalid'],
  ['2503a', 'invalid'],
  ['00000', 'invalid'],
  ['0000', 'incomplete'],
  ['00001', 'valid'],
])('transit number %j is %s', (text, status) => {
  expect(validateTransitNumber(text)).toEqual(verdict('transit_number', status));
});

test.each<[string, Status]>([
  ['', 'empty'],
  ['0', 'incomplete'],
  ['001', 'valid'],
  ['0011', 'invalid'],
  ['x01', 'invalid'],
  ['000', 'invalid'],
  ['00', 'incomplete'],
])('institution number %j is %s', (text, status) => {
  expect(validateInstitutionNumber(text)).toEqual(verdict('institution_number', status));
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
  ['ZZ', 'invalid'],
  ['TN5914207207100707129648000', 'invalid'],
  ['89DE', 'invalid'],
  ['DEX9', 'invalid'],
  ['DE89+37040044053201300', 'invalid'],
])('IBAN %j is %s', (text, status) => {
  expect(validateIban(text)).toEqual(verdict('iban', status));
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

test.each(['TN5914207207100707129648', 'TN5914207207100707129649', 'TN', 'TR33', 'FO6264600001631634', 'XK05'])(
  'an account in a country that SEPA does not reach is not wrong, but refused: %s',
  (text) => {
    expect(validateIban(text)).toEqual({ status: 'invalid', code: 'iban_country_refused' });
  },
);

test('the registry has 89 countries, each with a length, and SEPA reaches 41 and Gibraltar', () => {
  const countries = ibanCountries();
  expect(new Set(countries).size).toBe(89);
  for (const country of countries) {
    expect(country).toMatch(/^[A-Z]{2}$/);
    expect(ibanLength(country)).toBeGreaterThanOrEqual(15);
    expect(ibanLength(country)).toBeLessThanOrEqual(33);
  }
  expect(countries.filter(isSepaCountry)).toHaveLength(42);
  expect(ibanLength('US')).toBeUndefined();
});

test('small states and the latest members are reached, neighbours that never joined are not', () => {
  for (const country of 'AD MC SM VA GI AL MD ME MK RS CH IS LI NO GB'.split(' ')) {
    expect([country, isSepaCountry(country)]).toEqual([country, true]);
  }
  for (const country of 'BA FO GL TR UA XK'.split(' ')) {
    expect([country, isSepaCountry(country), ibanLength(country) !== undefined]).toEqual([country, false, true]);
  }
});

test.each([
  ['DEUTDEFF', 'DE89370400440532013000', true],
  ['DEUTDEFF', 'FR1420041010050500013M02606', false],
  ['BNPAREPP', 'FR1420041010050500013M02606', true],
  ['BNPAGPGX', 'FR1420041010050500013M02606', true],
  ['BARCJESH', 'GB82WEST12345698765432', true],
  ['BARCGGSP', 'GB82WEST12345698765432', true],
  ['BARCIMDD', 'GB82WEST12345698765432', true],
  ['BARCGB22', 'IE29AIBK93115212345678', true],
  ['AIBKIE2D', 'GB82WEST12345698765432', false],
  ['BNPAFRPP', 'MC5811222000010123456789030', true],
  ['CMCICHGG', 'MC5811222000010123456789030', false],
])('a bank with the BIC %s may hold %s: %s', (bic, iban, may) => {
  expect(isBicOfIban(bic, iban)).toBe(may);
});

test('the country of a BIC is one whose banks may hold an IBAN that SEPA reaches', () => {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  const reached = ibanCountries().filter(isSepaCountry);
  const taken = pairs.filter((country) => validateBic(`ABCD${country}22`).status === 'valid');
  expect(taken).toEqual(pairs.filter((bank) => reached.some((account) => isBicOfIban(`ABCD${bank}22`, account))));
  expect(taken.length).toBeGreaterThan(reached.length);
});

test.each<['ach' | 'bacs' | 'eft' | 'sepa', string, Status]>([
  ['ach', '', 'empty'],
  ['ach', '  ', 'empty'],
  ['ach', 'n'.repeat(22), 'valid'],
  ['ach', ` ${'n'.repeat(22)} `, 'valid'],
  ['ach', 'n'.repeat(23), 'invalid'],
  ['bacs', 'n'.repeat(18), 'valid'],
  ['bacs', 'n'.repeat(19), 'invalid'],
  ['eft', 'n'.repeat(32), 'valid'],
  ['sepa', 'n'.repeat(33), 'invalid'],
  ['sepa', 'Zoë O’Hara-Núñez', 'valid'],
  ['sepa', 'Ada 4111 1111 1111 1111', 'invalid'],
  ['sepa', 'Ada\u0000', 'invalid'],
  ['sepa', '1234', 'incomplete'],
])('the holder of an account by %s, %j, is %s', (kind, text, status) => {
  const { code, ...rest } = validateAccountHolderName(text, kind);
  expect(rest).toEqual({ status });
  expect(code).toBe(status === 'empty' || status === 'valid' ? undefined : 'account_holder_name_invalid');
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
  ['ABNANL2A5O', 'incomplete'],
  ['😀', 'invalid'],
  // No country, no country any more, and countries whose banks hold no account that SEPA reaches.
  ['DEUTXXFF', 'invalid'],
  ['DEUTUKFF', 'invalid'],
  ['DEUTEUFF', 'invalid'],
  ['CHASUS33', 'invalid'],
  ['CHASUS', 'invalid'],
  ['CHASU', 'incomplete'],
  ['BARCIMDD', 'valid'],
  ['BNPAGPGX', 'valid'],
  ['NWBKGIGI', 'valid'],
])('BIC %j is %s', (text, status) => {
  expect(validateBic(text)).toEqual(verdict('bic', status));
});
