import { expect, onTestFinished, test } from 'vitest';
import { findPostgres, startCluster } from './store/postgres/cluster.test-support.ts';
import { openPostgres } from './store/postgres/open-postgres.ts';
import { testVaults, tokenFor, VAULT } from './test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

test('a database that goes away is told by the monitor and by every call, loses nothing and is used again when it is back', async () => {
  const cluster = await startCluster(findPostgres() as string);
  onTestFinished(() => cluster.stop(), 30_000);
  const vault = await openTestVault({ storage: await openPostgres({ url: await cluster.createDatabase() }) });
  const { call } = vault;
  const create = (merchantCustomerId: string, more: object = {}) =>
    call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId, ...more } });
  const monitor = async () => {
    const answer = await call('GET', '/customervault/monitor', { authorization: null });
    return [answer.status, answer.body.status ?? answer.body.error.code];
  };
  const { body: before } = await create('before');
  const singleUseToken = await tokenFor(vault);

  await cluster.kill();
  const started = performance.now();
  const refused = [
    await create('during', { card: { singleUseToken } }),
    await call('GET', `${VAULT}/profiles/${before.id}`),
    await call('DELETE', `${VAULT}/profiles/${before.id}`),
  ];
  expect(refused.map(({ status, body }) => [status, body.error.code])).toEqual(refused.map(() => [503, '9702']));
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await monitor()).toEqual([503, '9702']);
  await vault.vault.runJobs();
  expect(refused.map(({ text }) => text).join()).not.toMatch(/postgres|socket|ECONN|\/tmp/i);

  await cluster.start();
  await expect.poll(monitor, { timeout: 8000, interval: 600 }).toEqual([200, 'READY']);
  expect((await call('GET', `${VAULT}/profiles/${before.id}`)).body).toEqual(before);
  expect((await create('during', { card: { singleUseToken } })).status).toBe(201);
}, 60_000);
