import { expect, onTestFinished, test } from 'vitest';
import { createAccount, findAccount, requireAccount } from './accounts.ts';
import { openOperatorDeps } from './operator-deps.test-support.ts';
import { createTenant, listTenants } from './tenants.ts';

async function open() {
  const deps = await openOperatorDeps(onTestFinished);
  const [test, live] = [await createTenant(deps, 'Shop', 'test'), await createTenant(deps, 'Shop', 'live')];
  const account = { tenantId: test.id, number: '1000000002', currencyCode: 'USD', processor: 'sandbox' };
  return { deps, test, live, account };
}

const invalid = expect.objectContaining({ code: 'config_invalid' });

test('an account is found by its number alone', async () => {
  const { deps, account } = await open();
  await createAccount(deps, account);
  expect(await findAccount(deps, account.number)).toEqual({ ...account, createdAt: 1000 });
});

test('a number is taken once in the whole vault', async () => {
  const { deps, account, live } = await open();
  await createAccount(deps, account);
  await expect(createAccount(deps, account)).rejects.toEqual(invalid);
  await expect(createAccount(deps, { ...account, tenantId: live.id, processor: 'bank' })).rejects.toEqual(invalid);
});

test("another tenant's account is not found, like one that is not there", async () => {
  const { deps, account, live } = await open();
  await createAccount(deps, account);
  await requireAccount(deps, account.tenantId, account.number);
  const missing = expect.objectContaining({ code: 'record_not_found' });
  await expect(requireAccount(deps, live.id, account.number)).rejects.toEqual(missing);
  await expect(requireAccount(deps, live.id, '9999999999')).rejects.toEqual(missing);
});

test('live money does not go to the sandbox, and test money to no bank', async () => {
  const { deps, account, live } = await open();
  await expect(createAccount(deps, { ...account, tenantId: live.id })).rejects.toThrow('needs a real processor');
  await expect(createAccount(deps, { ...account, processor: 'bank' })).rejects.toThrow('needs a sandbox');
  await createAccount(deps, { ...account, tenantId: live.id, processor: 'bank' });
});

test.each([
  ['a number with letters', { number: 'A1' }],
  ['a number that is too long', { number: '1'.repeat(21) }],
  ['an unknown currency', { currencyCode: 'XYZ' }],
  ['a currency in small letters', { currencyCode: 'usd' }],
  ['an unknown processor', { processor: 'nobody' }],
  ['a processor named like a member of every object', { processor: 'constructor' }],
  ['an unknown tenant', { tenantId: 't_test_nobody' }],
])('%s: refused', async (_what, change) => {
  const { deps, account } = await open();
  await expect(createAccount(deps, { ...account, ...change })).rejects.toEqual(invalid);
  expect(await findAccount(deps, account.number)).toBeUndefined();
});

test('tenants are listed, oldest first, with their mode', async () => {
  const { deps, test, live } = await open();
  deps.clock.now = 2000;
  const third = await createTenant(deps, 'Third', 'test');
  const all = await listTenants(deps);
  expect(all).toHaveLength(3);
  expect(all.slice(0, 2)).toEqual(expect.arrayContaining([test, live]));
  expect(all[2]).toEqual(third);
});

test.each(['', '   ', 'x'.repeat(101)])('a tenant is not called %j', async (name) => {
  const deps = await openOperatorDeps(onTestFinished);
  await expect(createTenant(deps, name, 'test')).rejects.toEqual(invalid);
});
