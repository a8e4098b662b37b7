import { expect, onTestFinished, test } from 'vitest';
import { SANDBOX_AMOUNTS } from '../../processors/sandbox.ts';
import { type OpenedCore, openCore, TEST_ACCOUNT, TEST_CARD } from '../open-core.test-support.ts';
import { authorize, verify } from './pay.ts';
import { recoverPayments } from './recover.ts';

const ROUNDS = 30;
const DAY = 24 * 3_600_000;

function paying({ core, scope }: OpenedCore) {
  const request = { accountNumber: TEST_ACCOUNT, card: { source: TEST_CARD }, details: {} };
  return {
    pay: (reference: string, more: { amount?: number; refuseRepeatedReference?: boolean } = {}) =>
      authorize(core, scope(), { ...request, reference, amount: 100, ...more }),
    check: (reference: string) => verify(core, scope(), { ...request, reference }),
  };
}

const taken = (id: string, status: string) =>
  expect.objectContaining({
    code: 'payment_reference_taken',
    existing: { kind: 'payment', id, payment: { kind: 'authorization', accountNumber: TEST_ACCOUNT, status } },
  });

test('a successful payment holds its reference, and the refusal names the payment', async () => {
  const { pay } = paying(await openCore(onTestFinished));
  const first = await pay('r');
  expect(first.status).toBe('COMPLETED');
  await expect(pay('r')).rejects.toEqual(taken(first.id, 'COMPLETED'));
});

test('authorizations and verifications have references of their own', async () => {
  const { pay, check } = paying(await openCore(onTestFinished));
  await pay('r');
  expect((await check('r')).status).toBe('COMPLETED');
});

test('an open payment holds its reference until its end is known', async () => {
  const opened = await openCore(onTestFinished);
  const { pay } = paying(opened);
  const open = await pay('r', { amount: SANDBOX_AMOUNTS.orderLost });
  await expect(pay('r')).rejects.toEqual(taken(open.id, 'RECEIVED'));
  opened.clock.now += 60_000;
  expect(await recoverPayments(opened.core, opened.tenant.id, new AbortController().signal)).toBe(1);
  expect((await pay('r')).status).toBe('COMPLETED');
});

test.each([
  ['the bank declined', SANDBOX_AMOUNTS.declined],
  ['the processor failed for certain', SANDBOX_AMOUNTS.failed],
])('a reference is free again where %s', async (_what, amount) => {
  const { pay } = paying(await openCore(onTestFinished));
  expect((await pay('r', { amount })).status).toBe('FAILED');
  const second = await pay('r');
  expect(second.status).toBe('COMPLETED');
  await expect(pay('r')).rejects.toEqual(taken(second.id, 'COMPLETED'));
});

test('a reference is free again after 90 days', async () => {
  const opened = await openCore(onTestFinished);
  const { pay } = paying(opened);
  const first = await pay('r');
  opened.clock.now += 90 * DAY - 1;
  await expect(pay('r')).rejects.toEqual(taken(first.id, 'COMPLETED'));
  opened.clock.now += 1;
  expect((await pay('r')).status).toBe('COMPLETED');
});

test('a payment that permits repetition is seen by a later one that does not', async () => {
  const { pay } = paying(await openCore(onTestFinished));
  await pay('r');
  const second = await pay('r', { refuseRepeatedReference: false });
  await expect(pay('r')).rejects.toEqual(taken(second.id, 'COMPLETED'));
});

test('a repeated payment that fails gives the reference back to the one that succeeded', async () => {
  const { pay } = paying(await openCore(onTestFinished));
  const first = await pay('r');
  const failed = { refuseRepeatedReference: false, amount: SANDBOX_AMOUNTS.declined };
  expect((await pay('r', failed)).status).toBe('FAILED');
  await expect(pay('r')).rejects.toEqual(taken(first.id, 'COMPLETED'));
});

test('if many payments race for one reference, one is created', async () => {
  const opened = await openCore(onTestFinished);
  const { pay } = paying(opened);
  for (let round = 0; round < ROUNDS; round += 1) {
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => pay(`r${round}`)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'payment_reference_taken' });
    }
  }
  expect(await opened.core.storage.read.get('SELECT count(*) AS n FROM payments')).toEqual({ n: ROUNDS });
}, 60_000);

test('if many payments race for one expired reference, one is created', async () => {
  const opened = await openCore(onTestFinished);
  const { pay } = paying(opened);
  for (let round = 0; round < ROUNDS; round += 1) {
    await pay('r');
    opened.clock.now += 90 * DAY;
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => pay('r')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    opened.clock.now += 90 * DAY;
  }
}, 60_000);

test('if repeated payments fail at once, the payment that succeeded holds the reference', async () => {
  const { pay } = paying(await openCore(onTestFinished));
  const failing = { refuseRepeatedReference: false, amount: SANDBOX_AMOUNTS.declined };
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(Array.from({ length: 4 }, () => pay(`free${round}`, failing)));
    expect((await pay(`free${round}`)).status).toBe('COMPLETED');
    const made = { refuseRepeatedReference: false };
    const [good] = await Promise.all([
      pay(`held${round}`, made),
      ...Array.from({ length: 3 }, () => pay(`held${round}`, failing)),
    ]);
    await expect(pay(`held${round}`)).rejects.toEqual(taken((good as { id: string }).id, 'COMPLETED'));
  }
}, 60_000);
