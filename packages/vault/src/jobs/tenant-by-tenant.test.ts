import { expect, onTestFinished, test } from 'vitest';
import { createAccount } from '../core/access/accounts.ts';
import { createTenant } from '../core/access/tenants.ts';
import { openCore, TEST_ACCOUNT, TEST_CARD } from '../core/open-core.test-support.ts';
import { LEASE } from '../core/payments/lease.ts';
import { authorize } from '../core/payments/pay.ts';
import { createCardToken } from '../core/tokens/card-tokens.ts';
import { SINGLE_USE_TOKEN_LIFE } from '../core/tokens/single-use-tokens.ts';
import { SANDBOX_AMOUNTS } from '../processors/sandbox.ts';
import type { Storage } from '../store/engine.ts';
import { purge } from './purge.ts';
import { recover } from './recover.ts';

/** Two tenants, each with an expired token and a payment whose answer was lost. */
async function open() {
  const { core, clock, tenant, scopeOf } = await openCore(onTestFinished);
  const other = await createTenant(core, 'Other', 'test');
  await createAccount(core, { tenantId: other.id, number: '7', currencyCode: 'EUR', processor: 'sandbox' });
  for (const [tenantId, accountNumber] of [
    [tenant.id, TEST_ACCOUNT],
    [other.id, '7'],
  ] as const) {
    await createCardToken(core, scopeOf(tenantId), TEST_CARD);
    await authorize(core, scopeOf(tenantId), {
      accountNumber,
      reference: 'r',
      amount: SANDBOX_AMOUNTS.answerLost,
      card: { source: TEST_CARD },
      details: {},
    });
  }
  return { core, clock, tenants: [tenant.id, other.id] };
}

/** A store that notes the values of what each transaction writes. */
function watch(storage: Storage) {
  const transactions: unknown[][] = [];
  const watched: Storage = {
    isExclusive: storage.isExclusive,
    counters: storage.counters,
    read: storage.read,
    write: (sql, ...values) => {
      transactions.push([...values]);
      return storage.write(sql, ...values);
    },
    writeAll: (writes) => {
      transactions.push(writes.flatMap(({ values }) => values));
      return storage.writeAll(writes);
    },
    transaction: (work) =>
      storage.transaction((sql) => {
        const written: unknown[] = [];
        transactions.push(written);
        return work({
          all: (...call) => sql.all(...call),
          get: (...call) => sql.get(...call),
          lists: (...call) => sql.lists(...call),
          run: (text, ...values) => {
            written.push(...values);
            return sql.run(text, ...values);
          },
        });
      }),
    scrub: () => storage.scrub(),
    check: () => storage.check(),
    close: () => storage.close(),
  };
  return { watched, transactions };
}

test.each([
  ['recovery', LEASE, recover, "SELECT count(*) AS n FROM payments WHERE status = 'RECEIVED'"],
  ['purge', SINGLE_USE_TOKEN_LIFE, purge, 'SELECT count(*) AS n FROM single_use_tokens'],
])('the %s of several tenants writes for one of them in a transaction', async (_what, later, job, left) => {
  const { core, clock, tenants } = await open();
  clock.now += later;
  const { watched, transactions } = watch(core.storage);
  await job({ ...core, storage: watched }, new AbortController().signal);
  expect(await core.storage.read.get(left)).toEqual({ n: 0 });
  const served = transactions.map((values) => tenants.filter((tenant) => values.includes(tenant)));
  expect(served.every((those) => those.length === 1)).toBe(true);
  expect(new Set(served.flat())).toEqual(new Set(tenants));
});
