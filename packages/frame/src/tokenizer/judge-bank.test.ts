import type {
  BrowserErrorCode,
  CollectedValue,
  FieldError,
  FieldName,
  FrameConfig,
  TokenizeRequest,
} from '@inlay/protocol';
import { expect, test } from 'vitest';
import { judgeBank } from './judge-bank.ts';
import type { Judgement } from './judgement.ts';

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

type Entries = { readonly [field in FieldName]?: string | CollectedValue };

const ACH: Entries = {
  routingNumber: '021000021',
  accountNumber: '1234567890',
  accountType: 'CHECKING',
  accountHolderName: 'Ada Lovelace',
};
const BACS: Entries = { sortCode: '207405', accountNumber: '12345678', accountHolderName: 'Ada Lovelace' };
const EFT: Entries = {
  transitNumber: '25039',
  institutionNumber: '001',
  accountNumber: '1234567',
  accountHolderName: 'Ada Lovelace',
};
const SEPA: Entries = { iban: 'DE89370400440532013000', accountHolderName: 'Ada Lovelace' };
const EMPTY: CollectedValue = { value: '', status: 'empty' };

function judge(entries: Entries, request: Partial<TokenizeRequest> = {}, config = CONFIG): Judgement {
  const collected = new Map(
    Object.entries(entries).map(([field, entry]) => [
      field as FieldName,
      typeof entry === 'string' ? { value: entry, status: 'valid' as const } : entry,
    ]),
  );
  return judgeBank(collected, { group: 'g', fields: [...collected.keys()], optionalFields: [], ...request }, config);
}

function errorsOf(entries: Entries, request?: Partial<TokenizeRequest>): readonly FieldError[] {
  return judge(entries, request).errors;
}

test.each([
  ['ach', ACH, { ...ACH }, '90'],
  ['bacs', BACS, { ...BACS }, '78'],
  [
    'eft',
    EFT,
    { transitNumber: '25039', institutionId: '001', accountNumber: '1234567', accountHolderName: 'Ada Lovelace' },
    '67',
  ],
  ['sepa', SEPA, { ...SEPA }, '00'],
])('a whole account for %s is what the vault takes', (method, entries, account, lastDigits) => {
  expect(judge(entries)).toEqual({
    errors: [],
    body: { [method]: account },
    told: { bankAccount: { lastDigits } },
  });
});

test('a billing address and a BIC go along', () => {
  expect(judge({ ...SEPA, bic: 'DEUTDEFF' }, { billingAddress: { zip: '10115' } }).body).toEqual({
    sepa: { ...SEPA, bic: 'DEUTDEFF', billingAddress: { zip: '10115' } },
  });
});

test.each<[string, Entries]>([
  ['of two methods', { ...ACH, sortCode: '207405' }],
  ['of a card and an account', { ...ACH, cardNumber: '4111111111111111' }],
  ['that would fit several methods', { accountNumber: '12345678', accountHolderName: 'Ada' }],
  ['of an IBAN and an account number', { ...SEPA, accountNumber: '12345678' }],
  ['of nothing', {}],
])('fields %s are mixed', (_, entries) => {
  expect(judge(entries)).toEqual({ errors: [], code: 'fields_mixed' });
});

test.each<[string, Entries, readonly FieldName[]]>([
  ['ach', { routingNumber: EMPTY }, ['routingNumber', 'accountNumber', 'accountType', 'accountHolderName']],
  ['bacs', { sortCode: EMPTY }, ['sortCode', 'accountNumber', 'accountHolderName']],
  ['eft', { transitNumber: EMPTY }, ['transitNumber', 'institutionNumber', 'accountNumber', 'accountHolderName']],
  ['sepa', { iban: EMPTY, bic: EMPTY }, ['iban', 'accountHolderName']],
])('no page makes what %s needs optional, or leaves it out', (_, entries, needed) => {
  const optionalFields = [...needed, 'bic'] as const;
  expect(errorsOf(entries, { optionalFields })).toEqual(needed.map((field) => ({ field, code: 'field_required' })));
});

test('an account number is judged by its method', () => {
  const short = { accountNumber: '1234567' };
  expect(errorsOf({ ...ACH, ...short })).toEqual([]);
  expect(errorsOf({ ...EFT, ...short })).toEqual([]);
  expect(errorsOf({ ...BACS, ...short })).toEqual([{ field: 'accountNumber', code: 'account_number_incomplete' }]);
  const long = { accountNumber: '1234567890123' };
  expect(errorsOf({ ...ACH, ...long })).toEqual([]);
  expect(errorsOf({ ...EFT, ...long })).toEqual([{ field: 'accountNumber', code: 'account_number_invalid' }]);
});

test('what fields call valid is judged again', () => {
  expect(errorsOf({ ...ACH, routingNumber: '021000022' })).toEqual([
    { field: 'routingNumber', code: 'routing_number_invalid' },
  ]);
  expect(errorsOf({ ...BACS, sortCode: '20740' })).toEqual([{ field: 'sortCode', code: 'sort_code_incomplete' }]);
  expect(errorsOf({ ...EFT, institutionNumber: '0a1' })).toEqual([
    { field: 'institutionNumber', code: 'institution_number_invalid' },
  ]);
  expect(errorsOf({ ...SEPA, iban: 'TN5914207207100707129648' })).toEqual([
    { field: 'iban', code: 'iban_country_refused' },
  ]);
});

test.each<[Entries, FieldName, BrowserErrorCode]>([
  [{ ...ACH, routingNumber: '130000006' }, 'routingNumber', 'routing_number_invalid'],
  [{ ...ACH, accountNumber: '0000' }, 'accountNumber', 'account_number_invalid'],
  [{ ...BACS, sortCode: '000000' }, 'sortCode', 'sort_code_invalid'],
  [{ ...BACS, accountNumber: '00000000' }, 'accountNumber', 'account_number_invalid'],
  [{ ...EFT, transitNumber: '00000' }, 'transitNumber', 'transit_number_invalid'],
  [{ ...EFT, institutionNumber: '000' }, 'institutionNumber', 'institution_number_invalid'],
  [{ ...SEPA, iban: 'DE36000000000000000000' }, 'iban', 'iban_invalid'],
  [{ ...SEPA, iban: 'DE06ABCDEFGHIJKLMNOPQR' }, 'iban', 'iban_invalid'],
  [{ ...SEPA, bic: 'DEUTXXFF' }, 'bic', 'bic_invalid'],
])('a number that no bank gave out makes no token: %o', (entries, field, code) => {
  expect(errorsOf(entries)).toEqual([{ field, code }]);
});

test('a repetition must be the number, and a mounted one can’t stay empty', () => {
  const twin = (entry: string | CollectedValue): Entries => ({ ...BACS, accountNumberConfirmation: entry });
  expect(judge(twin('12345678')).body).toEqual({ bacs: BACS });
  expect(errorsOf(twin('12345679'))).toEqual([{ field: 'accountNumberConfirmation', code: 'account_number_mismatch' }]);
  expect(errorsOf(twin(EMPTY), { optionalFields: ['accountNumberConfirmation'] })).toEqual([
    { field: 'accountNumberConfirmation', code: 'field_required' },
  ]);
  expect(errorsOf({ ...twin('12345678'), accountNumber: EMPTY })).toEqual([
    { field: 'accountNumber', code: 'field_required' },
  ]);
});

test('BIC and IBAN are of one country, or of two that share IBANs', () => {
  expect(errorsOf({ ...SEPA, bic: 'BNPAFRPP' })).toEqual([{ field: 'bic', code: 'bic_invalid' }]);
  expect(errorsOf({ ...SEPA, iban: 'GB82WEST12345698765432', bic: 'BARCJESH' })).toEqual([]);
  expect(errorsOf({ ...SEPA, iban: 'DE89370400440532013001', bic: 'BNPAFRPP' })).toEqual([
    { field: 'iban', code: 'iban_invalid' },
  ]);
});

test.each<[string, Entries, number]>([
  ['ach', ACH, 22],
  ['bacs', BACS, 18],
  ['eft', EFT, 32],
  ['sepa', SEPA, 32],
])('the holder’s name by %s is as long as the wire takes, typed or told by the page', (_, entries, longest) => {
  const { accountHolderName: _name, ...rest } = entries;
  const tooLong = [{ field: 'accountHolderName', code: 'account_holder_name_invalid' }];
  expect(errorsOf({ ...rest, accountHolderName: 'n'.repeat(longest) })).toEqual([]);
  expect(errorsOf({ ...rest, accountHolderName: 'n'.repeat(longest + 1) })).toEqual(tooLong);
  expect(errorsOf(rest, { holderName: 'n'.repeat(longest) })).toEqual([]);
  expect(errorsOf(rest, { holderName: 'n'.repeat(longest + 1) })).toEqual(tooLong);
  expect(errorsOf(rest, { holderName: ' ' })).toEqual([{ field: 'accountHolderName', code: 'field_required' }]);
});

test('a mounted name field wins over the name of the page, also when it may stay empty', () => {
  expect(judge(BACS, { holderName: 'Page' }).body).toMatchObject({ bacs: { accountHolderName: 'Ada Lovelace' } });
  const empty: Entries = { ...BACS, accountHolderName: EMPTY };
  expect(judge(empty, { holderName: ' Page ', optionalFields: ['accountHolderName'] }).body).toMatchObject({
    bacs: { accountHolderName: 'Page' },
  });
  expect(errorsOf(empty, { holderName: 'Page' })).toEqual([{ field: 'accountHolderName', code: 'field_required' }]);
});

test('the page learns the last two digits where its key allows, and of an entry that grew only once', () => {
  expect(judge(ACH, {}, { ...CONFIG, exposeLastDigits: false }).told).toEqual({ bankAccount: {} });
  const grown: CollectedValue = { value: '12345678', status: 'valid', grown: true };
  expect(judge({ ...ACH, accountNumber: grown }).told).toEqual({ bankAccount: {} });
});

test('what a page entered is never compared with what the payer typed', () => {
  const typed: CollectedValue = { value: '12345678', status: 'valid' };
  const entered: CollectedValue = { ...typed, author: 'page' };
  const both: CollectedValue = { ...typed, author: 'both' };
  const errorsWith = (accountNumber: CollectedValue, accountNumberConfirmation: CollectedValue) =>
    errorsOf({ ...BACS, accountNumber, accountNumberConfirmation });
  const mismatch = [{ field: 'accountNumberConfirmation', code: 'account_number_mismatch' }];
  expect(errorsWith(typed, typed)).toEqual([]);
  expect(errorsWith(entered, entered)).toEqual([]);
  expect(errorsWith(typed, entered)).toEqual(mismatch);
  expect(errorsWith(entered, typed)).toEqual(mismatch);
  expect(errorsWith(both, entered)).toEqual(mismatch);
  expect(errorsWith(both, both)).toEqual(mismatch);
});
