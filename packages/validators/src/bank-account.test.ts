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
])('routing number %j is %s', (text, status) => {
  expect(validateRoutingNumber(text)).toEqual(verdict('routing_number', status));
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
  expect(validateAccountNumber(text, kind)).toEqual(verdict('account_number', status));
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
  expect(validateSortCode(text)).toEqual(verdict('sort_code', status));
});

test.each<[string, Status]>([
  ['', 'empty'],
  ['2503', 'incomplete'],
  ['25039', 'valid'],
  ['250399', 'invalid'],
  ['2503a', 'invalid'],
])('transit number %j is %s', (text, status) => {
  expect(validateTransitNumber(text)).toEqual(verdict('transit_number', status));
});

test.each<[string, Status]>([
  ['', 'empty'],
  ['0', 'incomplete'],
  ['001', 'valid'],
  ['0011', 'invalid'],
  ['x01', 'invalid'],
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
])('BIC %j is %s', (text, status) => {
  expect(validateBic(text)).toEqual(verdict('bic', status));
});
