import { expect, onTestFinished, test } from 'vitest';
import { SANDBOX_AMOUNTS } from '../processors/sandbox.ts';
import { EXPIRY, NUMBER, PAYMENTS, testVaults, tokenFor, VAULT } from '../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const DAY = 24 * 3_600_000;
const LIFE = 15 * 60_000;
const LEASE = 30_000;

test('when the clock jumps back by a day all records are there, new ones are made, and the monitor says ready', async () => {
  const vault = await openTestVault();
  const { call, clock } = vault;
  const create = (merchantCustomerId: string) => call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId } });
  const before = await create('before');
  clock.now -= DAY;
  await vault.vault.runJobs();
  const after = await create('after');
  expect(after.status).toBe(201);
  for (const { body } of [before, after]) {
    expect((await call('GET', `${VAULT}/profiles/${body.id}`)).body).toEqual(body);
  }
  expect((await create('before')).body.error.code).toBe('7505');
  expect((await call('GET', '/customervault/monitor', { authorization: null })).body).toEqual({ status: 'READY' });
});

test('a single-use token from before the jump is good, and lives no longer than one that is made now', async () => {
  const vault = await openTestVault();
  const { call, clock } = vault;
  const [first, second] = [await tokenFor(vault), await tokenFor(vault)];
  const exchange = (merchantCustomerId: string, singleUseToken: string) =>
    call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId, card: { singleUseToken } } });
  clock.now -= DAY;
  await vault.vault.runJobs();
  expect((await exchange('a', first)).status).toBe(201);
  clock.now += LIFE;
  expect((await exchange('b', second)).status).toBe(400);
  await vault.vault.runJobs();
  expect(await vault.storage.read.get('SELECT count(*) AS n FROM single_use_tokens')).toEqual({ n: 0 });
});

test('a payment that was open at the jump finds its end as soon as any other, and not before its lease is over', async () => {
  const vault = await openTestVault({ processorTimeout: 20 });
  const { call, clock } = vault;
  const card = { paymentToken: await tokenFor(vault) };
  const body = { merchantRefNum: 'r', amount: SANDBOX_AMOUNTS.answerLost, card };
  const { id } = (await call('POST', `${PAYMENTS}/auths`, { body })).body;
  const status = async () => (await call('GET', `${PAYMENTS}/auths/${id}`)).body.status;
  clock.now -= DAY;
  await vault.vault.runJobs();
  await vault.vault.runJobs();
  expect(await status()).toBe('RECEIVED');
  clock.now += LEASE;
  await vault.vault.runJobs();
  expect(await status()).toBe('COMPLETED');
  const again = { ...body, card: { cardNum: NUMBER, cardExpiry: EXPIRY } };
  expect((await call('POST', `${PAYMENTS}/auths`, { body: again })).body.error.code).toBe('5031');
});
