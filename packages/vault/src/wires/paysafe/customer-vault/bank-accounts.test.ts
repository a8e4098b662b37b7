import { expect, onTestFinished, test } from 'vitest';
import { type Answer, EXPIRY, NUMBER, ORIGIN, testVaults, VAULT } from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const PROFILES = `${VAULT}/profiles`;

const KINDS = {
  ach: {
    sent: { accountNumber: '9876543210', routingNumber: '123456789', accountType: 'CHECKING' },
    shown: { lastDigits: '10', routingNumber: '123456789', accountType: 'CHECKING' },
    other: { accountNumber: '511201' },
    bank: { routingNumber: '021000021' },
  },
  bacs: {
    sent: { accountNumber: '12345678', sortCode: '207405' },
    shown: { lastDigits: '78', sortCode: '207405' },
    other: { accountNumber: '87654321' },
    bank: { sortCode: '070246' },
  },
  eft: {
    sent: { accountNumber: '335892', transitNumber: '25039', institutionId: '001' },
    shown: { lastDigits: '92', transitNumber: '25039', institutionId: '001' },
    other: { accountNumber: '335893' },
    bank: { transitNumber: '25040', institutionId: '001' },
  },
  sepa: {
    sent: { iban: 'TN5914207207100707129648', bic: 'ABNANL2A' },
    shown: { lastDigits: '48', bic: 'ABNANL2A' },
    other: { iban: 'DE89370400440532013000' },
    bank: undefined,
  },
} as const;

const EACH = Object.entries(KINDS) as [keyof typeof KINDS, (typeof KINDS)[keyof typeof KINDS]][];
const HOLDER = { accountHolderName: 'Sally Barnes' };
const valueOf = (sent: object) => Object.values(sent)[0] as string;

async function openWithProfile() {
  const vault = await openTestVault();
  const { body } = await vault.call('POST', PROFILES, { body: { merchantCustomerId: 'c' } });
  return { ...vault, profile: `${PROFILES}/${body.id}` };
}

test.each(EACH)('creates, looks up, updates and deletes an account of %s', async (kind, { sent, shown, other }) => {
  const { call, profile } = await openWithProfile();
  const address = (await call('POST', `${profile}/addresses`, { body: { country: 'CA' } })).body.id;
  const path = `${profile}/${kind}bankaccounts`;
  const label = { nickName: "Sally's Account", merchantRefNum: 'ref', billingAddressId: address };
  const created = await call('POST', `${path}/`, { body: { ...sent, ...HOLDER, ...label, profile: { id: 'x' } } });
  expect(created.status).toBe(201);
  const { id } = created.body;
  expect(created.headers['location']).toBe(`${ORIGIN}${path}/${id}`);
  expect(created.body).toEqual({
    id,
    status: 'ACTIVE',
    ...HOLDER,
    ...label,
    ...shown,
    paymentToken: expect.stringMatching(/^D\w{22}$/),
  });
  expect((await call('GET', `${path}/${id}/`)).body).toEqual(created.body);

  const kept = await call('PUT', `${path}/${id}`, { body: { id, accountHolderName: 'Sally' } });
  const { nickName: _n, merchantRefNum: _r, billingAddressId: _b, ...rest } = created.body;
  expect([kept.status, kept.body]).toEqual([200, { ...rest, accountHolderName: 'Sally' }]);
  const moved = await call('PUT', `${path}/${id}`, { body: { ...HOLDER, ...other } });
  expect(moved.body).toEqual({ ...rest, lastDigits: valueOf(other).slice(-2) });
  expect((await call('GET', `${path}/${id}`)).body).toEqual(moved.body);

  const deleted = await call('DELETE', `${path}/${id}`);
  expect([deleted.status, deleted.text, deleted.headers['content-type']]).toEqual([200, '', 'application/json']);
  expect((await call('DELETE', `${path}/${id}`)).body.error.code).toBe('5269');
  expect((await call('GET', `${path}/${id}`)).status).toBe(404);
});

test.each(EACH)('the same %s account twice in a profile is told, with a link that is served', async (kind, given) => {
  const { call, profile } = await openWithProfile();
  const path = `${profile}/${kind}bankaccounts`;
  const { body: first } = await call('POST', path, { body: { ...given.sent, ...HOLDER } });
  const { body: second } = await call('POST', path, { body: { ...given.sent, ...given.other, ...HOLDER } });
  for (const answer of [
    await call('POST', path, { body: { ...given.sent, ...HOLDER, nickName: 'again' } }),
    await call('PUT', `${path}/${second.id}`, { body: { ...given.sent, ...HOLDER } }),
  ]) {
    expect([answer.status, answer.body.error.code]).toEqual([409, '7503']);
    expect(answer.body.error.message).toMatch(new RegExp(` - ${first.id}$`));
    const [{ rel, href }] = answer.body.links;
    expect([rel, href]).toEqual(['existing_entity', `${ORIGIN}${VAULT}/${kind}bankaccounts/${first.id}`]);
    expect((await call('GET', href.slice(ORIGIN.length))).body).toEqual(first);
  }
  const itself = await call('PUT', `${path}/${first.id}`, { body: { ...given.sent, ...HOLDER } });
  expect([itself.status, itself.body]).toEqual([200, first]);

  await call('DELETE', `${path}/${first.id}`);
  expect((await call('POST', path, { body: { ...given.sent, ...HOLDER } })).status).toBe(201);
  const other = await call('POST', PROFILES, { body: { merchantCustomerId: 'd' } });
  const elsewhere = await call('POST', `${PROFILES}/${other.body.id}/${kind}bankaccounts`, {
    body: { ...given.sent, ...HOLDER },
  });
  expect(elsewhere.status).toBe(201);
});

test.each(EACH.filter(([, { bank }]) => bank))(
  'the same number at another bank is another %s account, on create and on update',
  async (kind, { sent, bank, shown }) => {
    const { call, profile } = await openWithProfile();
    const path = `${profile}/${kind}bankaccounts`;
    const { body: first } = await call('POST', path, { body: { ...sent, ...HOLDER } });
    const second = await call('POST', path, { body: { ...sent, ...bank, ...HOLDER } });
    expect(second.status).toBe(201);
    const back = {
      ...Object.fromEntries(Object.keys(bank ?? {}).map((code) => [code, sent[code as never]])),
      ...HOLDER,
    };
    expect((await call('PUT', `${path}/${second.body.id}`, { body: back })).body.error.code).toBe('7503');
    await call('DELETE', `${path}/${first.id}`);
    const moved = await call('PUT', `${path}/${second.body.id}`, { body: back });
    expect([moved.status, moved.body]).toEqual([200, { ...second.body, ...shown }]);
    expect((await call('POST', path, { body: { ...sent, ...bank, ...HOLDER } })).status).toBe(201);
  },
);

test('a new number frees the old one, and is what the account is known by', async () => {
  const { call, profile } = await openWithProfile();
  const path = `${profile}/achbankaccounts`;
  const { sent, other } = KINDS.ach;
  const { body } = await call('POST', path, { body: { ...sent, ...HOLDER } });
  await call('PUT', `${path}/${body.id}`, { body: { ...HOLDER, ...other } });
  expect((await call('POST', path, { body: { ...sent, ...other, ...HOLDER } })).body.error.code).toBe('7503');
  expect((await call('POST', path, { body: { ...sent, ...HOLDER } })).status).toBe(201);
});

test('of many who store one account at once, one does, and the others are told which', async () => {
  const { call, profile } = await openWithProfile();
  const path = `${profile}/sepabankaccounts`;
  const body = { ...KINDS.sepa.sent, ...HOLDER };
  const answers = await Promise.all(Array.from({ length: 8 }, () => call('POST', path, { body })));
  const [made, ...more] = answers.filter(({ status }) => status === 201);
  expect(more).toEqual([]);
  const refused = answers.filter(({ status }) => status === 409);
  expect(refused).toHaveLength(7);
  for (const answer of refused) expect(answer.body.error.message).toMatch(new RegExp(` - ${made?.body.id}$`));
});

test('an account is never billed to an address that goes at the same time', async () => {
  const { call, profile } = await openWithProfile();
  const path = `${profile}/eftbankaccounts`;
  const { id } = (await call('POST', `${profile}/addresses`, { body: { country: 'CA' } })).body;
  const body = { ...KINDS.eft.sent, ...HOLDER, billingAddressId: id };
  const [made, gone] = await Promise.all([call('POST', path, { body }), call('DELETE', `${profile}/addresses/${id}`)]);
  expect([gone.status, [201, 400].includes(made.status)]).toEqual([200, true]);
  const { body: shown } = await call('GET', `${profile}?fields=eftbankaccounts`);
  expect(shown.eftBankAccounts.map((account: Answer['body']) => account.billingAddressId).filter(Boolean)).toEqual([]);
});

test('of updates that race, none loses what it keeps', async () => {
  const { call, profile } = await openWithProfile();
  const path = `${profile}/achbankaccounts`;
  const { body } = await call('POST', path, { body: { ...KINDS.ach.sent, ...HOLDER } });
  await Promise.all([
    call('PUT', `${path}/${body.id}`, { body: { ...HOLDER, accountNumber: '511201' } }),
    call('PUT', `${path}/${body.id}`, { body: { ...HOLDER, routingNumber: '021000021' } }),
    call('PUT', `${path}/${body.id}`, { body: { ...HOLDER, accountType: 'SAVINGS' } }),
  ]);
  const found = await call('GET', `${path}/${body.id}`);
  expect(found.body).toMatchObject({ lastDigits: '01', routingNumber: '021000021', accountType: 'SAVINGS' });
  const same = { ...HOLDER, accountNumber: '511201', routingNumber: '021000021', accountType: 'LOAN' };
  expect((await call('POST', path, { body: same })).body.error.code).toBe('7503');
});

test('accounts are made with a profile, and shown when they are asked for', async () => {
  const { call } = await openTestVault();
  const nested = Object.fromEntries(
    EACH.map(([kind, { sent }], at) => [
      `${kind}BankAccount`,
      { ...sent, ...HOLDER, ...(at === 0 ? { billingAddress: { country: 'US', zip: '10044' } } : {}) },
    ]),
  );
  const card = { cardNum: NUMBER, cardExpiry: EXPIRY };
  const created = await call('POST', PROFILES, { body: { merchantCustomerId: 'c', card, ...nested } });
  expect(created.status).toBe(201);
  expect(created.headers).not.toHaveProperty('location');
  const { addresses, achBankAccounts } = created.body;
  expect(addresses).toMatchObject([{ country: 'US', zip: '10044' }]);
  expect(achBankAccounts[0].billingAddressId).toBe(addresses[0].id);
  const parts = 'sepabankaccounts,cards,addresses,achbankaccounts,eftbankaccounts,bacsbankaccounts';
  const found = await call('GET', `${PROFILES}/${created.body.id}?fields=${parts}`);
  expect(found.body).toEqual(created.body);
  for (const [kind, { shown }] of EACH) {
    expect(found.body[`${kind}BankAccounts`]).toMatchObject([{ ...HOLDER, ...shown }]);
    const one = await call('GET', `${PROFILES}/${created.body.id}?fields=${kind}bankaccounts`);
    expect(Object.keys(one.body).filter((name) => name.endsWith('s') && name !== 'status')).toEqual([
      `${kind}BankAccounts`,
    ]);
  }
});

test('of a profile and its account, both are made or none', async () => {
  const { call } = await openTestVault();
  const achBankAccount = { ...KINDS.ach.sent, ...HOLDER, billingAddressId: 'none' };
  const refused = await call('POST', PROFILES, { body: { merchantCustomerId: 'c', achBankAccount } });
  expect([refused.status, refused.body.error.code]).toEqual([400, '7511']);
  const faulty = await call('POST', PROFILES, { body: { merchantCustomerId: 'c', achBankAccount: {} } });
  expect(faulty.body.error.fieldErrors.map(({ field }: { field: string }) => field)).toEqual([
    'achBankAccount.accountNumber',
    'achBankAccount.routingNumber',
    'achBankAccount.accountHolderName',
    'achBankAccount.accountType',
  ]);
  expect((await call('POST', PROFILES, { body: { merchantCustomerId: 'c' } })).status).toBe(201);
});

test('an unknown billing address is told, and one that goes leaves the account', async () => {
  const { call, profile } = await openWithProfile();
  const path = `${profile}/eftbankaccounts`;
  const unknown = { ...KINDS.eft.sent, ...HOLDER, billingAddressId: 'none' };
  expect((await call('POST', path, { body: unknown })).body.error.code).toBe('7511');
  const made = await call('POST', path, { body: { ...KINDS.eft.sent, ...HOLDER, billingAddress: { zip: '1' } } });
  const { id, billingAddressId } = made.body;
  expect((await call('PUT', `${path}/${id}`, { body: unknown })).body.error.code).toBe('7511');
  await call('DELETE', `${profile}/addresses/${billingAddressId}`);
  const found = await call('GET', `${path}/${id}`);
  expect(found.status).toBe(200);
  expect(found.body).not.toHaveProperty('billingAddressId');
});

test('a deleted profile takes its accounts and their fingerprints with it', async () => {
  const { call, profile, storage } = await openWithProfile();
  for (const [kind, { sent }] of EACH) {
    const mandates = { reference: 'r' };
    await call('POST', `${profile}/${kind}bankaccounts`, { body: { ...sent, ...HOLDER, mandates } });
  }
  const count = () =>
    storage.read.get(
      `SELECT (SELECT count(*) FROM bank_accounts) AS accounts, (SELECT count(*) FROM mandates) AS mandates,
         (SELECT count(*) FROM fingerprints) AS fingerprints`,
    );
  expect(await count()).toEqual({ accounts: 4, mandates: 2, fingerprints: 4 });
  await call('DELETE', profile);
  expect(await count()).toEqual({ accounts: 0, mandates: 0, fingerprints: 0 });
});

test.each(EACH)(
  'an account of %s is not found below another profile, by another kind or unknown',
  async (kind, { sent }) => {
    const { call, profile } = await openWithProfile();
    const { body } = await call('POST', `${profile}/${kind}bankaccounts`, { body: { ...sent, ...HOLDER } });
    const other = await call('POST', PROFILES, { body: { merchantCustomerId: 'd' } });
    const wrongKind = kind === 'ach' ? 'eft' : 'ach';
    const paths = [
      `${PROFILES}/${other.body.id}/${kind}bankaccounts/${body.id}`,
      `${profile}/${wrongKind}bankaccounts/${body.id}`,
      `${profile}/${kind}bankaccounts/0197a000-0000-7000-8000-000000000001`,
    ];
    for (const path of paths) {
      for (const [method, given] of [['GET'], ['PUT', HOLDER], ['DELETE']] as const) {
        const answer = await call(method, path, given ? { body: given } : {});
        expect([path, method, answer.status, answer.body.error.code]).toEqual([path, method, 404, '5269']);
      }
    }
    expect((await call('GET', `${VAULT}/${wrongKind}bankaccounts/${body.id}`)).status).toBe(404);
    expect((await call('GET', `${profile}/${kind}bankaccounts/${body.id}`)).status).toBe(200);
  },
);

const BAD = 'Invalid Value';
const EMPTY = 'may not be empty';
const size = (min: number, max: number) => `size must be between ${min} and ${max}`;

test.each<[keyof typeof KINDS, string, unknown, string]>([
  ['ach', 'accountNumber', undefined, EMPTY],
  ['ach', 'accountNumber', '', EMPTY],
  ['ach', 'accountNumber', '123', size(4, 17)],
  ['ach', 'accountNumber', '1'.repeat(18), size(4, 17)],
  ['ach', 'accountNumber', '12 34 5678', BAD],
  ['ach', 'accountNumber', '1234\u0000', BAD],
  ['ach', 'accountNumber', -12345, BAD],
  ['ach', 'accountNumber', {}, BAD],
  ['ach', 'routingNumber', undefined, EMPTY],
  ['ach', 'routingNumber', '12345678', BAD],
  ['ach', 'routingNumber', '1234567890', size(1, 9)],
  ['ach', 'routingNumber', 12_345_678, BAD],
  ['ach', 'accountType', undefined, EMPTY],
  ['ach', 'accountType', 'checking', BAD],
  ['ach', 'accountHolderName', undefined, EMPTY],
  ['ach', 'accountHolderName', 'x'.repeat(23), size(1, 22)],
  ['ach', 'accountHolderName', '4111 1111 1111 1111', BAD],
  ['ach', 'nickName', 'x'.repeat(51), size(1, 50)],
  ['ach', 'merchantRefNum', 'x'.repeat(256), size(1, 255)],
  ['ach', 'billingAddressId', 'x'.repeat(37), size(1, 36)],
  ['bacs', 'accountNumber', '123', size(4, 10)],
  ['bacs', 'accountNumber', '12345678901', size(4, 10)],
  ['bacs', 'sortCode', '20-74-05', size(1, 6)],
  ['bacs', 'sortCode', '20740', BAD],
  ['bacs', 'sortCode', undefined, EMPTY],
  ['bacs', 'accountHolderName', 'x'.repeat(19), size(1, 18)],
  ['eft', 'accountNumber', '1234567890123', size(4, 12)],
  ['eft', 'transitNumber', '2503', BAD],
  ['eft', 'transitNumber', undefined, EMPTY],
  ['eft', 'institutionId', 1, BAD],
  ['eft', 'institutionId', '', EMPTY],
  ['sepa', 'iban', undefined, EMPTY],
  ['sepa', 'iban', 'DE89370400440532013001', BAD],
  ['sepa', 'iban', 'DE8937', size(8, 34)],
  ['sepa', 'iban', '8937040044', BAD],
  ['sepa', 'iban', 'DE89\u00e970400440532013000', BAD],
  ['sepa', 'bic', 'ABNANL2', BAD],
  ['sepa', 'bic', 'ABNANL2AXXXX', size(1, 11)],
])('%s: refuses %s %j', async (kind, field, value, error) => {
  const { call, profile } = await openWithProfile();
  const answer = await call('POST', `${profile}/${kind}bankaccounts`, {
    body: { ...KINDS[kind].sent, ...HOLDER, [field]: value },
  });
  expect([answer.status, answer.body.error.fieldErrors]).toEqual([400, [{ field, error }]]);
});

test('a number is taken as it stands, and one that JSON cannot hold is sent back for a string', async () => {
  const { call, profile } = await openWithProfile();
  const path = `${profile}/achbankaccounts`;
  const sent = { ...KINDS.ach.sent, ...HOLDER };
  const created = await call('POST', path, { body: { ...sent, accountNumber: 9_876_543 } });
  expect([created.status, created.body.lastDigits]).toEqual([201, '43']);
  expect((await call('POST', path, { body: { ...sent, accountNumber: '9876543' } })).status).toBe(409);
  expect((await call('POST', path, { body: { ...sent, accountNumber: '009876543' } })).status).toBe(201);
  const body = JSON.stringify(sent).replace('"9876543210"', '12345678901234567');
  const refused = await call('POST', path, { body, headers: { 'content-type': 'application/json' } });
  expect(refused.body.error.fieldErrors).toEqual([
    { field: 'accountNumber', error: 'not a safe integer: send a string' },
  ]);
});

test('an IBAN is the same with blanks and in small letters', async () => {
  const { call, profile } = await openWithProfile();
  const path = `${profile}/sepabankaccounts`;
  expect((await call('POST', path, { body: { ...KINDS.sepa.other, ...HOLDER } })).status).toBe(201);
  const again = await call('POST', path, { body: { iban: 'de89 3704 0044 0532 0130 00', ...HOLDER } });
  expect(again.body.error.code).toBe('7503');
});

test('an update needs the name of the holder', async () => {
  const { call, profile } = await openWithProfile();
  const path = `${profile}/bacsbankaccounts`;
  const { body } = await call('POST', path, { body: { ...KINDS.bacs.sent, ...HOLDER } });
  const answer: Answer = await call('PUT', `${path}/${body.id}`, { body: {} });
  expect(answer.body.error.fieldErrors).toEqual([{ field: 'accountHolderName', error: EMPTY }]);
});
