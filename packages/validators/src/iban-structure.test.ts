import { expect, test } from 'vitest';
import { ibanCountries, ibanLength, isIban, isSepaCountry, validateIban } from './index.ts';

/** The examples of the registry (ISO 13616, SWIFT), with each structure as it is written there. */
const REGISTRY: readonly (readonly [example: string, structure: string])[] = [
  ['AD1200012030200359100100', '4!n4!n12!c'],
  ['AL47212110090000000235698741', '8!n16!c'],
  ['AT611904300234573201', '5!n11!n'],
  ['BE68539007547034', '3!n7!n2!n'],
  ['BG80BNBG96611020345678', '4!a4!n2!n8!c'],
  ['CH9300762011623852957', '5!n12!c'],
  ['CY17002001280000001200527600', '3!n5!n16!c'],
  ['CZ6508000000192000145399', '4!n6!n10!n'],
  ['DE89370400440532013000', '8!n10!n'],
  ['DK5000400440116243', '4!n9!n1!n'],
  ['EE382200221020145685', '2!n2!n11!n1!n'],
  ['ES9121000418450200051332', '4!n4!n1!n1!n10!n'],
  ['FI2112345600000785', '3!n11!n'],
  ['FR1420041010050500013M02606', '5!n5!n11!c2!n'],
  ['GB29NWBK60161331926819', '4!a6!n8!n'],
  ['GI75NWBK000000007099453', '4!a15!c'],
  ['GR1601101250000000012300695', '3!n4!n16!c'],
  ['HR1210010051863000160', '7!n10!n'],
  ['HU42117730161111101800000000', '3!n4!n1!n15!n1!n'],
  ['IE29AIBK93115212345678', '4!a6!n8!n'],
  ['IS140159260076545510730339', '4!n2!n6!n10!n'],
  ['IT60X0542811101000000123456', '1!a5!n5!n12!c'],
  ['LI21088100002324013AA', '5!n12!c'],
  ['LT121000011101001000', '5!n11!n'],
  ['LU280019400644750000', '3!n13!c'],
  ['LV80BANK0000435195001', '4!a13!c'],
  ['MC5811222000010123456789030', '5!n5!n11!c2!n'],
  ['MD24AG000225100013104168', '2!c18!c'],
  ['ME25505000012345678951', '3!n13!n2!n'],
  ['MK07250120000058984', '3!n10!c2!n'],
  ['MT84MALT011000012345MTLCAST001S', '4!a5!n18!c'],
  ['NL91ABNA0417164300', '4!a10!n'],
  ['NO9386011117947', '4!n6!n1!n'],
  ['PL61109010140000071219812874', '8!n16!n'],
  ['PT50000201231234567890154', '4!n4!n11!n2!n'],
  ['RO49AAAA1B31007593840000', '4!a16!c'],
  ['RS35260005601001611379', '3!n13!n2!n'],
  ['SE4550000000058398257466', '3!n16!n1!n'],
  ['SI56263300012039086', '5!n8!n2!n'],
  ['SK3112000000198742637541', '4!n6!n10!n'],
  ['SM86U0322509800000000270100', '1!a5!n5!n12!c'],
  ['VA59001123000012345678', '3!n15!n'],
];

/** One letter for each character behind the check digits: n, a or c. */
function kindsOf(structure: string): string {
  return structure.replace(/(\d+)!(.)/g, (_, count: string, kind: string) => kind.repeat(Number(count)));
}

/** The same account with the check digits that it would have. */
function withCheckDigits(country: string, account: string): string {
  const rest = Array.from(`${account}${country}00`, (char) => Number.parseInt(char, 36)).reduce(
    (sum, value) => (sum * (value > 9 ? 100 : 10) + value) % 97,
    0,
  );
  return `${country}${String(98 - rest).padStart(2, '0')}${account}`;
}

test('the examples are one of each country that SEPA reaches', () => {
  const countries = REGISTRY.map(([example]) => example.slice(0, 2));
  expect(countries).toEqual(ibanCountries().filter(isSepaCountry).toSorted());
});

test.each(REGISTRY)('%s is valid, and so is each of its beginnings on its way', (example, structure) => {
  expect(validateIban(example)).toEqual({ status: 'valid' });
  expect(ibanLength(example.slice(0, 2))).toBe(kindsOf(structure).length + 4);
  for (let end = 1; end < example.length; end += 1) {
    expect([end, validateIban(example.slice(0, end)).status]).toEqual([end, 'incomplete']);
  }
});

test.each(REGISTRY)(
  'a letter where %s has a digit, or a digit for a letter, is wrong as soon as it is there, whatever the check digits',
  (example, structure) => {
    const [country, account] = [example.slice(0, 2), example.slice(4)];
    Array.from(kindsOf(structure)).forEach((kind, at) => {
      const other = /\d/.test(account[at] ?? '') ? 'A' : '7';
      const changed = withCheckDigits(country, account.slice(0, at) + other + account.slice(at + 1));
      expect(isIban(changed)).toBe(true);
      const status = kind === 'c' ? 'valid' : 'invalid';
      expect([at, validateIban(changed).status]).toEqual([at, status]);
      const begun = validateIban(changed.slice(0, at + 5)).status;
      if (at + 5 < example.length) expect([at, begun]).toEqual([at, kind === 'c' ? 'incomplete' : 'invalid']);
    });
  },
);

test('a German IBAN of letters is refused, and passes the check digits that a secret key is asked for', () => {
  const letters = withCheckDigits('DE', 'ABCDEFGHIJKLMNOPQR');
  expect(isIban(letters)).toBe(true);
  expect(validateIban(letters)).toEqual({ status: 'invalid', code: 'iban_invalid' });
});

test.each(['DE', 'FR', 'NL'])('zeros alone are no account in %s', (country) => {
  const zeros = withCheckDigits(country, '0'.repeat((ibanLength(country) ?? 0) - 4));
  expect(isIban(zeros)).toBe(true);
  expect(validateIban(zeros)).toEqual({ status: 'invalid', code: 'iban_invalid' });
});

// Mod 97 can't tell 00 from 97, 01 from 98 and 99 from 02, and only 02 to 98 are given out (ISO 13616).
test.each([
  ['97', '00'],
  ['98', '01'],
  ['02', '99'],
])('the check digits %s are right, and %s in their place are not', (right, wrong) => {
  const account = Array.from({ length: 97 }, (_, index) => String(100000000000000000n + BigInt(index))).find((digits) =>
    withCheckDigits('DE', digits).startsWith(`DE${right}`),
  );
  expect(validateIban(`DE${right}${account}`)).toEqual({ status: 'valid' });
  expect(isIban(`DE${wrong}${account}`)).toBe(true);
  expect(validateIban(`DE${wrong}${account}`)).toEqual({ status: 'invalid', code: 'iban_invalid' });
  expect(validateIban(`DE${wrong[0]}`).status).toBe('incomplete');
  expect(validateIban(`DE${wrong}`).status).toBe('invalid');
});
