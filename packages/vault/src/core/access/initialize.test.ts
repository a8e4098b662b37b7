import { expect, onTestFinished, test } from 'vitest';
import { createAccount } from './accounts.ts';
import { prepareVault, removeVault, storeVault } from './initialize.ts';
import { authenticate } from './keys.ts';
import { openOperatorCore } from './operator-core.test-support.ts';
import { createTenant, listTenants } from './tenants.ts';

const FIRST = { name: 'Shop', accountNumber: '1000000002', currencyCode: 'USD', policy: { loopback: true } };
const ROUNDS = 30;

test('a new vault has a tenant, an account and working keys', async () => {
  const core = await openOperatorCore(onTestFinished);
  const made = prepareVault(core, FIRST);
  await storeVault(core, made);
  expect(await listTenants(core)).toEqual([made.tenant]);
  const { key, secret } = made.secretKey;
  expect(await authenticate(core, key.id, secret)).toEqual(key);
  expect(await authenticate(core, made.publishableKey.id, '')).toEqual(made.publishableKey);
  const again = createAccount(core, { ...made.account, processor: 'sandbox' });
  await expect(again).rejects.toMatchObject({ code: 'account_number_taken' });
});

test('if several processes create a vault in one store, exactly one succeeds', async () => {
  const core = await openOperatorCore(onTestFinished);
  for (let round = 0; round < ROUNDS; round += 1) {
    const vaults = Array.from({ length: 4 }, () => prepareVault(core, FIRST));
    const outcomes = await Promise.allSettled(vaults.map((vault) => storeVault(core, vault)));
    const winners = vaults.filter((_, at) => outcomes[at]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'already_initialized' });
    }
    // A loser that takes back its steps leaves the winner's vault alone.
    for (const loser of vaults) if (loser !== winners[0]) await removeVault(core, loser);
    expect(await listTenants(core)).toEqual(winners.map(({ tenant }) => tenant));
    for (const winner of winners) await removeVault(core, winner);
    expect(await listTenants(core)).toEqual([]);
  }
});

test('a store of an older release, which holds no claim, is not vacant', async () => {
  const core = await openOperatorCore(onTestFinished);
  const tenant = await createTenant(core, 'Older', 'live');
  const vault = prepareVault(core, FIRST);
  await expect(storeVault(core, vault)).rejects.toMatchObject({ code: 'already_initialized' });
  await removeVault(core, vault);
  expect(await listTenants(core)).toEqual([tenant]);
});

test('invalid settings of a vault are refused before anything is stored', async () => {
  const core = await openOperatorCore(onTestFinished);
  expect(() => prepareVault(core, { ...FIRST, currencyCode: 'XYZ' })).toThrow(
    expect.objectContaining({ faults: [{ input: 'currencyCode', rule: 'unknown' }] }),
  );
});
