import { expect, onTestFinished, test } from 'vitest';
import { SANDBOX_AMOUNTS } from '../../processors/sandbox.ts';
import type { Processor } from '../../processors/processor.ts';
import { testVaults, PAYMENTS, type TestVault, tokenFor, VAULT } from '../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const LEASE = 30_000;

async function pay({ call }: TestVault, paymentToken: string, amount: number, merchantRefNum = 'r') {
  const answer = await call('POST', `${PAYMENTS}/auths`, { body: { merchantRefNum, amount, card: { paymentToken } } });
  return { status: answer.status, code: answer.body.error?.code, id: answer.body.id as string };
}

async function statusOf({ call }: TestVault, id: string): Promise<string> {
  return (await call('GET', `${PAYMENTS}/auths/${id}`)).body.status;
}

async function exchange({ call }: TestVault, singleUseToken: string): Promise<number> {
  const body = { merchantCustomerId: 'c', card: { singleUseToken } };
  return (await call('POST', `${VAULT}/profiles`, { body })).status;
}

test('a payment whose answer is lost stays open and holds its token, until a look-up finds it approved', async () => {
  const vault = await openTestVault({ processorTimeout: 20 });
  const token = await tokenFor(vault);
  const paid = await pay(vault, token, SANDBOX_AMOUNTS.answerLost);
  expect(paid).toMatchObject({ status: 502, code: '3028' });
  expect(await statusOf(vault, paid.id)).toBe('RECEIVED');
  expect(await pay(vault, token, 100, 'r2')).toMatchObject({ status: 409, code: '9701' });
  expect(await exchange(vault, token)).toBe(409);

  await vault.vault.runJobs();
  expect(await statusOf(vault, paid.id)).toBe('RECEIVED');
  vault.clock.now += LEASE;
  expect(await exchange(vault, token)).toBe(409);
  await vault.vault.runJobs();
  expect(await statusOf(vault, paid.id)).toBe('COMPLETED');
  expect(await exchange(vault, token)).toBe(400);
});

test('a payment that never arrived has failed, and its token is free again, code and all', async () => {
  const vault = await openTestVault({ processorTimeout: 20 });
  const token = await tokenFor(vault, { cvv: '666' });
  const paid = await pay(vault, token, SANDBOX_AMOUNTS.orderLost);
  vault.clock.now += LEASE;
  await vault.vault.runJobs();
  expect(await statusOf(vault, paid.id)).toBe('FAILED');
  expect(await pay(vault, token, 100, 'r2')).toMatchObject({ status: 200 });
});

test('a token that a payment holds still goes when its time is over', async () => {
  const vault = await openTestVault({ processorTimeout: 20 });
  const token = await tokenFor(vault);
  const paid = await pay(vault, token, SANDBOX_AMOUNTS.answerLost);
  vault.clock.now += 15 * 60_000;
  await vault.vault.runJobs();
  await vault.vault.runJobs();
  expect(await vault.storage.read.get('SELECT count(*) AS n FROM single_use_tokens')).toEqual({ n: 0 });
  expect(await statusOf(vault, paid.id)).toBe('COMPLETED');
});

test('a processor that cannot be asked is asked again', async () => {
  const opened = await openTestVault({ processorTimeout: 20 });
  const { sandbox } = opened.processors;
  const token = await tokenFor(opened);
  const paid = await pay(opened, token, SANDBOX_AMOUNTS.answerLost);
  await opened.close();
  let asked = 0;
  const silent: Processor = {
    ...sandbox,
    find: async (id, signal) => {
      asked += 1;
      if (asked === 1) throw new Error('silent');
      return sandbox.find(id, signal);
    },
  };
  const storage = await opened.store.open();
  const vault = await openTestVault({ ...opened, storage, processors: { sandbox: silent } });
  vault.clock.now += LEASE;
  await vault.vault.runJobs();
  expect([asked, await statusOf(vault, paid.id)]).toEqual([1, 'RECEIVED']);
  vault.clock.now += LEASE;
  await vault.vault.runJobs();
  expect([asked, await statusOf(vault, paid.id)]).toEqual([2, 'COMPLETED']);
});

test('a process that was held up past its lease asks nobody: a recovery may have been there', async () => {
  const opened = await openTestVault({ processorTimeout: 20 });
  const token = await tokenFor(opened);
  const unit = opened.storage.unit.bind(opened.storage);
  opened.storage.unit = async (work) => {
    const done = await unit(work);
    opened.clock.now += LEASE;
    return done;
  };
  let asked = 0;
  const authorize = opened.processors.sandbox.authorize.bind(opened.processors.sandbox);
  opened.processors.sandbox.authorize = (order, signal) => {
    asked += 1;
    return authorize(order, signal);
  };
  const paid = await pay(opened, token, 100);
  opened.storage.unit = unit;
  expect(paid).toMatchObject({ status: 502, code: '3028' });
  expect([asked, await statusOf(opened, paid.id)]).toEqual([0, 'FAILED']);
  expect(await pay(opened, token, 100, 'r2')).toMatchObject({ status: 200 });
  expect(asked).toBe(1);
});
