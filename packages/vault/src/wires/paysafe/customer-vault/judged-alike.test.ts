import {
  isBicOfIban,
  validateAccountNumber,
  validateBic,
  validateIban,
  validateInstitutionNumber,
  validateRoutingNumber,
  validateSortCode,
  validateTransitNumber,
  type Verdict,
} from '@inlay/validators';
import { expect, onTestFinished, test } from 'vitest';
import { PUBLISHABLE, SECRET, testVaults, VAULT } from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const ACCOUNTS = {
  ach: { accountNumber: '9876543210', routingNumber: '021000021' },
  bacs: { accountNumber: '12345678', sortCode: '207405' },
  eft: { accountNumber: '3358921', transitNumber: '25039', institutionId: '001' },
  sepa: { iban: 'DE89370400440532013000', bic: 'DEUTDEFF' },
} as const;

type Scheme = keyof typeof ACCOUNTS;

/** A bank account with one member of its own, sent by a key. @returns the fields that are refused; none when it is taken */
async function send(scheme: Scheme, member: string, value: string, authorization: string): Promise<readonly string[]> {
  const { call } = await openTestVault();
  const body = { [scheme]: { ...ACCOUNTS[scheme], [member]: value } };
  const answer = await call('POST', `${VAULT}/singleusetokens`, { authorization, body });
  const { fieldErrors = [] } = answer.body.error ?? {};
  expect([answer.status, fieldErrors.length]).toEqual(fieldErrors.length === 0 ? [200, 0] : [400, 1]);
  return fieldErrors.map(({ field }: { readonly field: string }) => field);
}

type Judge = (text: string) => Verdict;

/** Bank and account are of one country, or of two that share IBANs, as the tokenizer judges it. */
const judgeBic: Judge = (bic) => {
  const verdict = validateBic(bic);
  return verdict.status !== 'valid' || isBicOfIban(bic, ACCOUNTS.sepa.iban) ? verdict : { status: 'invalid' };
};

const account = (scheme: Exclude<Scheme, 'sepa'>): Judge => {
  return (text) => validateAccountNumber(text, scheme);
};

/** Texts as a field gives them to the tokenizer: closed up, and a BIC in capitals. */
const TABLE: readonly (readonly [Scheme, string, Judge, readonly string[]])[] = [
  ['ach', 'accountNumber', account('ach'), ['123', '1234', '0000', '0001', '0'.repeat(17), '1'.repeat(18), '12a4']],
  ['ach', 'routingNumber', validateRoutingNumber, ['011401533', '123456789', '000000000', '130000006', '02100002']],
  ['bacs', 'accountNumber', account('bacs'), ['1234567', '123456789', '00000000', '00000001', '1234567x']],
  ['bacs', 'sortCode', validateSortCode, ['000000', '000001', '20740', '2074055', '20740a']],
  ['eft', 'accountNumber', account('eft'), ['123456', '1'.repeat(12), '1'.repeat(13), '0000000', '0'.repeat(12)]],
  ['eft', 'transitNumber', validateTransitNumber, ['00000', '00001', '2503', '250399', '2503a']],
  ['eft', 'institutionId', validateInstitutionNumber, ['000', '001', '999', '01', '0011', 'a01']],
  ['sepa', 'iban', validateIban, ['DE89370400440532013001', 'DE8937040044053201300', 'MU17BOMM0101101030300200000MUR']],
  ['sepa', 'bic', judgeBic, ['DEUTDEFF500', 'BNPAFRPP', 'CHASUS33', 'DEUTXXFF', 'DEUTDEF', 'DEUTDEFF5', 'DE1TDEFF']],
];

const ROWS = TABLE.flatMap(([scheme, member, judge, texts]) =>
  [...new Set([...texts, (ACCOUNTS[scheme] as Readonly<Record<string, string>>)[member] ?? ''])].map(
    (text) => [scheme, member, text, judge] as const,
  ),
);

test.each(ROWS)('frame and vault judge alike: %s with the %s %s', async (scheme, member, text, judge) => {
  const isTaken = judge(text).status === 'valid';
  expect(await send(scheme, member, text, PUBLISHABLE)).toEqual(isTaken ? [] : [`${scheme}.${member}`]);
});

test('the table has values that are taken and values that are not, of each member', () => {
  for (const [scheme, member] of TABLE) {
    const verdicts = ROWS.filter((row) => row[0] === scheme && row[1] === member).map(
      ([, , text, judge]) => judge(text).status === 'valid',
    );
    expect(new Set(verdicts)).toEqual(new Set([true, false]));
  }
});

test.each([
  ['ach', 'accountNumber', '0000'],
  ['bacs', 'accountNumber', '0000'],
  ['bacs', 'sortCode', '000000'],
  ['eft', 'transitNumber', '00000'],
  ['eft', 'institutionId', '000'],
  ['sepa', 'bic', 'CHASUS33'],
  ['sepa', 'bic', 'BNPAFRPP'],
] as const)('by a secret key the form is enough: %s with the %s %s', async (scheme, member, text) => {
  expect(await send(scheme, member, text, SECRET)).toEqual([]);
});

test('a bank of a neighbour that shares IBANs is taken', async () => {
  const { call } = await openTestVault();
  const sepa = { iban: 'FR1420041010050500013M02606', bic: 'BNPAGPGX' };
  const answer = await call('POST', `${VAULT}/singleusetokens`, { authorization: PUBLISHABLE, body: { sepa } });
  expect(answer.status).toBe(200);
});
