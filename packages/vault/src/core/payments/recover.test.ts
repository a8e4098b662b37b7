import { expect, onTestFinished, test } from 'vitest';
import type { Processor } from '../../processors/processor.ts';
import { SANDBOX_AMOUNTS } from '../../processors/sandbox.ts';
import { Secret } from '../../secret.ts';
import type { Core } from '../context.ts';
import { createTenant } from '../access/tenants.ts';
import { openCore, TEST_ACCOUNT, TEST_CARD } from '../open-core.test-support.ts';
import { createCardToken } from '../tokens/card-tokens.ts';
import { removeExpiredTokens } from '../tokens/single-use-tokens.ts';
import { createProfile } from '../wallet/profiles.ts';
import { LEASE } from './lease.ts';
import { authorize } from './pay.ts';
import { getPayment } from './payment.ts';
import { listTenantsWithOpenPayments, recoverPayments } from './recover.ts';

/** Nobody stops it. */
const never = new AbortController().signal;

async function open() {
  const opened = await openCore(onTestFinished);
  const { core, scope, tenant } = opened;
  return {
    ...opened,
    token: async () => {
      const securityCode = { secret: new Secret('666'), length: 3 };
      return (await createCardToken(core, scope(), { ...TEST_CARD, securityCode })).text;
    },
    pay: (singleUseToken: string, amount: number, reference = 'r', at: Core = core) =>
      authorize(at, scope(), {
        accountNumber: TEST_ACCOUNT,
        reference,
        amount,
        card: { source: { singleUseToken } },
        details: {},
      }),
    statusOf: async (id: string) =>
      (await getPayment(core, scope(), { accountNumber: TEST_ACCOUNT, kind: 'authorization', id })).status,
    exchange: (singleUseToken: string) =>
      createProfile(core, scope(), { locale: 'en_US' }, { card: { singleUseToken } }),
    recover: (at: Core = core) => recoverPayments(at, tenant.id, never),
  };
}

const reserved = expect.objectContaining({ code: 'single_use_token_reserved' });
const unusable = expect.objectContaining({ code: 'single_use_token_unusable' });

test('a payment whose answer is lost stays open and holds its token, until a look-up finds it approved', async () => {
  const { core, clock, tenant, token, pay, statusOf, exchange, recover } = await open();
  const text = await token();
  const paid = await pay(text, SANDBOX_AMOUNTS.answerLost);
  expect(paid.status).toBe('RECEIVED');
  await expect(pay(text, 100, 'r2')).rejects.toEqual(reserved);
  await expect(exchange(text)).rejects.toEqual(reserved);

  expect([await recover(), await listTenantsWithOpenPayments(core)]).toEqual([0, []]);
  clock.now += LEASE;
  await expect(exchange(text)).rejects.toEqual(reserved);
  expect(await listTenantsWithOpenPayments(core)).toEqual([tenant.id]);
  expect(await recover()).toBe(1);
  expect(await statusOf(paid.id)).toBe('COMPLETED');
  await expect(exchange(text)).rejects.toEqual(unusable);
});

test('a payment that never arrived has failed, and its token is released with its code', async () => {
  const { clock, token, pay, statusOf, recover } = await open();
  const text = await token();
  const paid = await pay(text, SANDBOX_AMOUNTS.orderLost);
  clock.now += LEASE;
  expect([await recover(), await statusOf(paid.id)]).toEqual([0, 'RECEIVED']);
  clock.now += LEASE;
  expect([await recover(), await statusOf(paid.id)]).toEqual([1, 'FAILED']);
  expect(await pay(text, 100)).toMatchObject({ status: 'COMPLETED', securityCodeCheck: 'NO_MATCH' });
});

test('a held token is removed when it expires', async () => {
  const { core, clock, tenant, token, pay, statusOf, recover } = await open();
  const paid = await pay(await token(), SANDBOX_AMOUNTS.answerLost);
  clock.now += 15 * 60_000;
  await removeExpiredTokens(core, tenant.id);
  expect(await core.storage.read.get('SELECT count(*) AS n FROM single_use_tokens')).toEqual({ n: 0 });
  await recover();
  expect(await statusOf(paid.id)).toBe('COMPLETED');
});

test('a failed look-up is repeated, and the operator is informed', async () => {
  const { core, incidents, sandbox, clock, tenant, token, pay, statusOf, recover } = await open();
  const paid = await pay(await token(), SANDBOX_AMOUNTS.answerLost);
  let asked = 0;
  const silentOnce: Processor = {
    ...sandbox,
    find: async (order, signal) => {
      asked += 1;
      if (asked === 1) throw new Error('silent');
      return sandbox.find(order, signal);
    },
  };
  const later: Core = { ...core, processors: { sandbox: silentOnce } };
  clock.now += LEASE;
  expect([await recover(later), await statusOf(paid.id)]).toEqual([0, 'RECEIVED']);
  const told = { event: 'payment_not_recovered', tenantId: tenant.id, paymentId: paid.id, cause: expect.any(Error) };
  expect(incidents).toEqual([told]);
  clock.now += LEASE;
  expect([await recover(later), await statusOf(paid.id)]).toEqual([1, 'COMPLETED']);
});

test('if many recoveries race for one payment, one asks the processor', async () => {
  const { core, sandbox, clock, token, pay, recover } = await open();
  for (let round = 0; round < 30; round += 1) {
    await pay(await token(), SANDBOX_AMOUNTS.answerLost, `r${round}`);
    clock.now += LEASE;
    let asked = 0;
    const counting: Processor = {
      ...sandbox,
      find: async (order, signal) => {
        asked += 1;
        return sandbox.find(order, signal);
      },
    };
    const at: Core = { ...core, processors: { sandbox: counting } };
    const ended = await Promise.all(Array.from({ length: 4 }, () => recover(at)));
    expect([asked, ended.toSorted((a, b) => a - b)]).toEqual([1, [0, 0, 0, 1]]);
  }
}, 60_000);

test('a recovery ends the payments of its tenant only', async () => {
  const { core, clock, token, pay, statusOf } = await open();
  const paid = await pay(await token(), SANDBOX_AMOUNTS.answerLost);
  const other = await createTenant(core, 'Other', 'test');
  clock.now += LEASE;
  expect(await recoverPayments(core, other.id, never)).toBe(0);
  expect(await statusOf(paid.id)).toBe('RECEIVED');
});

test('a lease from before the clock jumped back is shortened', async () => {
  const { clock, token, pay, statusOf, recover } = await open();
  const paid = await pay(await token(), SANDBOX_AMOUNTS.answerLost);
  clock.now -= 24 * 3_600_000;
  expect(await recover()).toBe(0);
  clock.now += LEASE;
  expect([await recover(), await statusOf(paid.id)]).toEqual([1, 'COMPLETED']);
});

test('a process that is suspended past its lease does not call the processor, because a recovery may have run', async () => {
  const { core, sandbox, clock, token, pay, statusOf } = await open();
  const text = await token();
  let asked = 0;
  const counting: Processor = {
    ...sandbox,
    authorize: (order, signal) => {
      asked += 1;
      return sandbox.authorize(order, signal);
    },
  };
  const heldUp: Core = {
    ...core,
    processors: { sandbox: counting },
    storage: {
      ...core.storage,
      read: core.storage.read,
      writeAll: (writes) => core.storage.writeAll(writes),
      transaction: async (work) => {
        const done = await core.storage.transaction(work);
        clock.now += LEASE;
        return done;
      },
    },
  };
  const paid = await pay(text, 100, 'r', heldUp);
  expect(paid).toMatchObject({ status: 'FAILED', errorCode: 'processor_unavailable' });
  expect([asked, await statusOf(paid.id)]).toEqual([0, 'FAILED']);
  expect(await pay(text, 100, 'r2')).toMatchObject({ status: 'COMPLETED' });
});

test('an end that a recovery wrote stays, and the late process returns it', async () => {
  const { core, incidents, sandbox, clock, tenant, token, pay, statusOf, recover } = await open();
  const late: Processor = {
    ...sandbox,
    authorize: async (order, signal) => {
      const result = await sandbox.authorize(order, signal);
      clock.now += LEASE;
      await recover();
      return { ...result, outcome: 'failed' };
    },
  };
  const text = await token();
  const paid = await pay(text, 100, 'r', { ...core, processors: { sandbox: late } });
  expect([paid.status, await statusOf(paid.id)]).toEqual(['COMPLETED', 'COMPLETED']);
  await expect(pay(text, 100, 'r2')).rejects.toEqual(unusable);
  await expect(pay(await token(), 100, 'r')).rejects.toMatchObject({ code: 'payment_reference_taken' });
  expect(incidents).toEqual([{ event: 'payment_ended_otherwise', tenantId: tenant.id, paymentId: paid.id }]);
});

/** A server whose order arrives at the bank only once `meanwhile` is over. */
function slowly(core: Core, sandbox: Processor, meanwhile: () => Promise<unknown>): Core {
  const late: Processor = {
    ...sandbox,
    find: async () => undefined,
    authorize: async (order, signal) => {
      await meanwhile();
      return sandbox.authorize(order, signal);
    },
  };
  return { ...core, processors: { sandbox: late } };
}

test('a server whose clock is up to a lease ahead does not end a payment that is on its way to the bank', async () => {
  const { core, incidents, sandbox, clock, token, pay, recover } = await open();
  const slow = slowly(core, sandbox, async () => {
    for (const ahead of [2, LEASE - 2]) {
      clock.now += LEASE / 2 - 1;
      expect(await recover({ ...slow, now: () => clock.now + ahead })).toBe(0);
    }
  });
  expect((await pay(await token(), 100, 'r', slow)).status).toBe('COMPLETED');
  expect(incidents).toEqual([]);
});

test('an approval after a recovery wrote FAILED is reported to the operator', async () => {
  const { core, incidents, sandbox, clock, tenant, token, pay, recover } = await open();
  const slow = slowly(core, sandbox, async () => {
    clock.now += 2 * LEASE;
    expect(await recover(slow)).toBe(1);
  });
  const paid = await pay(await token(), 100, 'r', slow);
  expect(paid.status).toBe('FAILED');
  expect(incidents).toEqual([{ event: 'payment_ended_otherwise', tenantId: tenant.id, paymentId: paid.id }]);
});

test('a payment that cannot be recovered does not delay the tenant’s other payments', async () => {
  const { core, incidents, clock, token, pay, statusOf, recover } = await open();
  const lost = await pay(await token(), SANDBOX_AMOUNTS.answerLost, 'lost');
  const found = await pay(await token(), SANDBOX_AMOUNTS.answerLost, 'found');
  await core.storage.write(`UPDATE payments SET account_number = 'gone' WHERE id = $1`, lost.id);
  await core.storage.write(`UPDATE payments SET details = '{' WHERE id = $1`, found.id);
  clock.now += LEASE;
  expect(await recover()).toBe(1);
  expect(incidents).toMatchObject([{ event: 'payment_not_recovered', paymentId: lost.id }]);
  await core.storage.write(`UPDATE payments SET details = '{}' WHERE id = $1`, found.id);
  expect(await statusOf(found.id)).toBe('COMPLETED');
});
