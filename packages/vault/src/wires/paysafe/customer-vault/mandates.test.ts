import { expect, onTestFinished, test } from 'vitest';
import { createSecretKey } from '../../../core/access/keys.ts';
import { createTenant } from '../../../core/access/tenants.ts';
import { basic, ORIGIN, testVaults, VAULT } from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const PROFILES = `${VAULT}/profiles`;
const HOLDER = { accountHolderName: 'Sally Barnes' };
const SENT = {
  bacs: { accountNumber: '12345678', sortCode: '207405', ...HOLDER },
  sepa: { iban: 'TN5914207207100707129648', ...HOLDER },
};
const FIRST = { bacs: 'INITIAL', sepa: 'ACTIVE' };

async function openWithAccount(kind: 'bacs' | 'sepa' = 'bacs', more: object = {}) {
  const vault = await openTestVault();
  const { body } = await vault.call('POST', PROFILES, { body: { merchantCustomerId: 'c' } });
  const profile = `${PROFILES}/${body.id}`;
  const created = await vault.call('POST', `${profile}/${kind}bankaccounts`, { body: { ...SENT[kind], ...more } });
  const account = `${profile}/${kind}bankaccounts/${created.body.id}`;
  const add = async (reference = 'r') => {
    const mandate = await vault.call('POST', `${account}/mandates`, { body: { reference } });
    return { ...mandate.body, path: `${profile}/mandates/${mandate.body.id}` };
  };
  const tell = (path: string, status: string, why: object = {}) =>
    vault.call('POST', `${path}/bankanswers`, { body: { status, ...why } });
  return { ...vault, profile, created, account, add, tell };
}

test.each(['bacs', 'sepa'] as const)('creates, looks up, cancels and deletes a mandate of %s', async (kind) => {
  const { call, profile, account, created, clock } = await openWithAccount(kind);
  const answer = await call('POST', `${account}/mandates/`, { body: { reference: 'a1b2c3d4e5f6g7h8' } });
  expect(answer.status).toBe(201);
  const path = `${profile}/mandates/${answer.body.id}`;
  expect(answer.headers['location']).toBe(`${ORIGIN}${path}`);
  expect(answer.body).toEqual({
    id: expect.any(String),
    reference: 'a1b2c3d4e5f6g7h8',
    bankAccountId: created.body.id,
    status: FIRST[kind],
    statusChangeDate: '2030-06-15T12:00:00Z',
    paymentToken: expect.stringMatching(/^M\w{22}$/),
  });
  expect((await call('GET', `${path}/`, { body: { id: 'x' } })).body).toEqual(answer.body);
  expect((await call('GET', account)).body.mandates).toEqual([answer.body]);

  clock.now += 60_000;
  const cancelled = await call('PUT', path, { body: { id: 'x', status: 'CANCELLED' } });
  const expected = { ...answer.body, status: 'CANCELLED', statusChangeDate: '2030-06-15T12:01:00Z' };
  expect([cancelled.status, cancelled.body]).toEqual([200, expected]);
  clock.now += 60_000;
  expect((await call('PUT', path, { body: { status: 'CANCELLED' } })).body).toEqual(expected);

  const deleted = await call('DELETE', path, { body: { id: 'x' } });
  expect([deleted.status, deleted.text]).toEqual([200, '']);
  expect((await call('DELETE', path)).body.error.code).toBe('5269');
  expect((await call('GET', account)).body).not.toHaveProperty('mandates');
});

test.each([
  ['an object', { reference: 'SUBSCRIP45' }, ['SUBSCRIP45']],
  ['a list', [{ reference: 'one' }, { reference: 'two' }], ['one', 'two']],
  ['an empty list', [], []],
  ['nothing', null, []],
])('a new account takes its mandates as %s', async (_what, mandates, references) => {
  const { call, created, account, profile } = await openWithAccount('bacs', { mandates });
  expect(created.status).toBe(201);
  const shown = (body: { mandates?: { reference: string }[] }) => (body.mandates ?? []).map((each) => each.reference);
  expect(shown(created.body).sort()).toEqual(references);
  expect(shown((await call('GET', account)).body).sort()).toEqual(references);
  const { body } = await call('GET', `${profile}?fields=bacsbankaccounts`);
  expect(shown(body.bacsBankAccounts[0]).sort()).toEqual(references);
});

test('a profile is made with an account and its mandate', async () => {
  const { call } = await openTestVault();
  const sepaBankAccount = { ...SENT.sepa, mandates: [{ reference: 'SUBSCRIPTION105' }] };
  const { body } = await call('POST', PROFILES, { body: { merchantCustomerId: 'c', sepaBankAccount } });
  expect(body.sepaBankAccounts[0].mandates).toMatchObject([{ reference: 'SUBSCRIPTION105', status: 'ACTIVE' }]);
});

test.each([
  [{ mandates: {} }, 'mandates.reference', 'may not be empty'],
  [{ mandates: [{ reference: 'x' }, {}] }, 'mandates[1].reference', 'may not be empty'],
  [{ mandates: [{ reference: 'x'.repeat(36) }] }, 'mandates[0].reference', 'size must be between 1 and 35'],
  [{ mandates: [null] }, 'mandates[0]', 'may not be null'],
  [{ mandates: 'x' }, 'mandates', 'Invalid Value'],
  [{ mandates: Array(21).fill({ reference: 'x' }) }, 'mandates', 'size must be between 0 and 20'],
])('refuses the mandates %j', async (more, field, error) => {
  const { created } = await openWithAccount('bacs', more);
  expect([created.status, created.body.error.fieldErrors]).toEqual([400, [{ field, error }]]);
});

test('references need not be unique', async () => {
  const { add } = await openWithAccount();
  const [one, other] = [await add('same'), await add('same')];
  expect(one.id).not.toBe(other.id);
  expect(other.reference).toBe('same');
});

test.each([
  [{}, 'may not be empty'],
  [{ status: 'ACTIVE' }, 'Invalid Value'],
  [{ status: 'cancelled' }, 'Invalid Value'],
  [{ status: ['CANCELLED'] }, 'Invalid Value'],
])('a merchant cannot set %j', async (body, error) => {
  const { call, add } = await openWithAccount();
  const { path } = await add();
  const answer = await call('PUT', path, { body });
  expect([answer.status, answer.body.error.fieldErrors]).toEqual([400, [{ field: 'status', error }]]);
  expect((await call('GET', path)).body.status).toBe('INITIAL');
});

test.each([
  [['PENDING', 'ACTIVE']],
  [['PENDING', 'REJECTED']],
  [['PENDING', 'BATCHED', 'DECLINED']],
  [['PENDING', 'BATCHED', 'ACTIVE', 'DISPUTED']],
])('a bank moves a mandate of a test tenant along %j', async (statuses) => {
  const { call, add, tell } = await openWithAccount();
  const { path } = await add();
  for (const status of statuses) {
    const answer = await tell(path, status, { statusReasonCode: 'AB1', statusReason: 'said so' });
    expect(answer.body).toMatchObject({ status, statusReasonCode: 'AB1', statusReason: 'said so' });
  }
  expect((await call('GET', path)).body.status).toBe(statuses.at(-1));
});

test.each([
  [[], 'ACTIVE'],
  [[], 'CANCELLED'],
  [[], 'INACTIVE'],
  [['PENDING'], 'INITIAL'],
  [['PENDING', 'ACTIVE'], 'REJECTED'],
  [['PENDING', 'REJECTED'], 'ACTIVE'],
])('after %j a bank cannot make it %s', async (before, status) => {
  const { call, add, tell } = await openWithAccount();
  const { path } = await add();
  for (const each of before) await tell(path, each);
  const answer = await tell(path, status);
  expect([answer.status, answer.body.error.code]).toEqual([409, '9704']);
  expect((await call('GET', path)).body.status).toBe(before.at(-1) ?? 'INITIAL');
});

test('what has ended cannot be cancelled', async () => {
  const { call, add, tell } = await openWithAccount();
  const { path } = await add();
  await tell(path, 'PENDING');
  await tell(path, 'DECLINED');
  const answer = await call('PUT', path, { body: { status: 'CANCELLED' } });
  expect([answer.status, answer.body.error.code]).toEqual([409, '9704']);
});

test('another number makes the mandates of an account inactive, the same number does not', async () => {
  const { call, add, tell, account } = await openWithAccount();
  const [one, two] = [await add(), await add()];
  await tell(two.path, 'PENDING');
  await tell(two.path, 'REJECTED');
  const statuses = async () =>
    Promise.all([one, two].map(async ({ path }) => (await call('GET', path)).body.status as string));
  await call('PUT', account, { body: SENT.bacs });
  expect(await statuses()).toEqual(['INITIAL', 'REJECTED']);
  await call('PUT', account, { body: { ...SENT.bacs, accountNumber: '87654321' } });
  expect(await statuses()).toEqual(['INACTIVE', 'REJECTED']);
});

test('another bank makes the mandates of an account inactive', async () => {
  const { call, add, account } = await openWithAccount();
  const { path } = await add();
  await call('PUT', account, { body: { ...HOLDER, sortCode: '070246' } });
  expect((await call('GET', path)).body.status).toBe('INACTIVE');
});

test('the mandates of a deleted account are inactive, and can be looked up still', async () => {
  const { call, add, account } = await openWithAccount('sepa');
  const { path } = await add();
  await call('DELETE', account);
  expect((await call('GET', path)).body.status).toBe('INACTIVE');
  expect((await call('POST', `${account}/mandates`, { body: { reference: 'x' } })).status).toBe(404);
  expect((await call('DELETE', path)).status).toBe(200);
});

test('an account of a kind that needs no mandate has none', async () => {
  const { call, profile } = await openWithAccount();
  const sent = { ...HOLDER, accountNumber: '335892', transitNumber: '25039', institutionId: '001' };
  const { body } = await call('POST', `${profile}/eftbankaccounts`, {
    body: { ...sent, mandates: { reference: 'x' } },
  });
  expect(body).not.toHaveProperty('mandates');
  const path = `${profile}/eftbankaccounts/${body.id}/mandates`;
  expect((await call('POST', path, { body: { reference: 'x' } })).status).toBe(404);
});

test('a mandate is not found below another profile, nor an account of another kind', async () => {
  const { call, add, profile, created } = await openWithAccount();
  const { id } = await add();
  const other = await call('POST', PROFILES, { body: { merchantCustomerId: 'd' } });
  const path = `${PROFILES}/${other.body.id}/mandates/${id}`;
  const calls = [
    call('GET', path),
    call('PUT', path, { body: { status: 'CANCELLED' } }),
    call('DELETE', path),
    call('POST', `${path}/bankanswers`, { body: { status: 'PENDING' } }),
    call('POST', `${profile}/sepabankaccounts/${created.body.id}/mandates`, { body: { reference: 'x' } }),
    call('POST', `${PROFILES}/${other.body.id}/bacsbankaccounts/${created.body.id}/mandates`, {
      body: { reference: 'x' },
    }),
  ];
  for (const answer of await Promise.all(calls)) expect([answer.status, answer.body.error.code]).toEqual([404, '5269']);
});

test('a live tenant has no way to answer for its bank', async () => {
  const { call, storage } = await openTestVault();
  const deps = { storage, now: Date.now };
  const { id } = await createTenant(deps, 'live', 'live');
  const { key, secret } = await createSecretKey(deps, id, ['vault']);
  const authorization = basic(key.id, secret);
  const { body } = await call('POST', PROFILES, {
    authorization,
    body: { merchantCustomerId: 'c', bacsBankAccount: { ...SENT.bacs, mandates: { reference: 'r' } } },
  });
  const path = `${PROFILES}/${body.id}/mandates/${body.bacsBankAccounts[0].mandates[0].id}`;
  expect((await call('GET', path, { authorization })).status).toBe(200);
  const answer = await call('POST', `${path}/bankanswers`, { authorization, body: { status: 'PENDING' } });
  const { code, reason, message } = answer.body.error;
  expect([answer.status, code, reason, message]).toEqual([
    404,
    '5269',
    'test_tenant_only',
    'There is nothing at this path.',
  ]);
});
