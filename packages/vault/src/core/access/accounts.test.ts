import { expect, onTestFinished, test } from 'vitest';
import { createAccount, findAccount, requireAccount } from './accounts.ts';
import { openOperatorCore } from './operator-core.test-support.ts';
import { createTenant, listTenants } from './tenants.ts';

async function open() {
  const core = await openOperatorCore(onTestFinished);
  const [test, live] = [await createTenant(core, 'Shop', 'test'), await createTenant(core, 'Shop', 'live')];
  const account = { tenantId: test.id, number: '1000000002', currencyCode: 'USD', processor: 'sandbox' };
  return { core, test, live, account };
}

const taken = expect.objectContaining({ code: 'account_number_taken' });

function refusal(input: string, rule: string) {
  return expect.objectContaining({ code: 'input_invalid', faults: [{ input, rule }] });
}

test('an account is found by its number alone', async () => {
  const { core, account } = await open();
  await createAccount(core, account);
  expect(await findAccount(core, account.number)).toEqual({ ...account, createdAt: 1000 });
});

test('an account number is unique in the whole vault', async () => {
  const { core, account, live } = await open();
  await createAccount(core, account);
  await expect(createAccount(core, account)).rejects.toEqual(taken);
  await expect(createAccount(core, { ...account, tenantId: live.id, processor: 'bank' })).rejects.toEqual(taken);
});

test("another tenant's account is not found, like one that is not there", async () => {
  const { core, account, live } = await open();
  await createAccount(core, account);
  await requireAccount(core, account.tenantId, account.number);
  const missing = expect.objectContaining({ code: 'record_not_found' });
  await expect(requireAccount(core, live.id, account.number)).rejects.toEqual(missing);
  await expect(requireAccount(core, live.id, '9999999999')).rejects.toEqual(missing);
});

test('a live account refuses the sandbox, and a test account refuses a bank', async () => {
  const { core, account, live } = await open();
  const mismatch = refusal('processor', 'processor_mode_mismatch');
  await expect(createAccount(core, { ...account, tenantId: live.id })).rejects.toEqual(mismatch);
  await expect(createAccount(core, { ...account, processor: 'bank' })).rejects.toEqual(mismatch);
  await createAccount(core, { ...account, tenantId: live.id, processor: 'bank' });
});

test.each([
  ['a number with letters', { number: 'A1' }, ['number', 'malformed']],
  ['a number that is too long', { number: '1'.repeat(21) }, ['number', 'malformed']],
  ['an unknown currency', { currencyCode: 'XYZ' }, ['currencyCode', 'unknown']],
  ['a currency in small letters', { currencyCode: 'usd' }, ['currencyCode', 'unknown']],
  ['an unknown processor', { processor: 'nobody' }, ['processor', 'unknown']],
  ['a processor named like a member of every object', { processor: 'constructor' }, ['processor', 'unknown']],
] as const)('%s: refused', async (_what, change, [input, rule]) => {
  const { core, account } = await open();
  await expect(createAccount(core, { ...account, ...change })).rejects.toEqual(refusal(input, rule));
  expect(await findAccount(core, account.number)).toBeUndefined();
});

test('an unknown tenant has no account, and the number stays free', async () => {
  const { core, account } = await open();
  const unknown = expect.objectContaining({ code: 'tenant_unknown' });
  await expect(createAccount(core, { ...account, tenantId: 't_test_nobody' })).rejects.toEqual(unknown);
  expect(await findAccount(core, account.number)).toBeUndefined();
  await createAccount(core, account);
});

test('a found account is cached, an unknown one is not', async () => {
  const { core, account } = await open();
  expect(await findAccount(core, account.number)).toBeUndefined();
  await createAccount(core, account);
  const found = await findAccount(core, account.number);
  await core.storage.transaction((sql) => sql.run('DELETE FROM accounts WHERE number = $1', account.number));
  expect(await findAccount(core, account.number)).toEqual(found);
});

test('tenants are listed, oldest first, with their mode', async () => {
  const { core, test, live } = await open();
  core.clock.now = 2000;
  const third = await createTenant(core, 'Third', 'test');
  const all = await listTenants(core);
  expect(all).toHaveLength(3);
  expect(all.slice(0, 2)).toEqual(expect.arrayContaining([test, live]));
  expect(all[2]).toEqual(third);
});

test.each([
  ['', 'required'],
  ['   ', 'required'],
  ['x'.repeat(101), 'too_long'],
])('a tenant is not called %j', async (name, rule) => {
  const core = await openOperatorCore(onTestFinished);
  await expect(createTenant(core, name, 'test')).rejects.toEqual(refusal('name', rule));
});
