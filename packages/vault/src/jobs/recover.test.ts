import { expect, onTestFinished, test } from 'vitest';
import { createAccount } from '../core/access/accounts.ts';
import { createTenant } from '../core/access/tenants.ts';
import type { Processor } from '../processors/processor.ts';
import { createSandbox } from '../processors/sandbox.ts';
import { testVaults } from '../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const TENANTS = 6;

/** A vault of tenants that each have an open payment, and whose processor is silent when it is asked for it. */
async function open(processorTimeout: number) {
  const asked: string[] = [];
  const silent: Processor = {
    ...createSandbox(),
    find: ({ id }, signal) => {
      asked.push(id);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('late')));
      });
    },
  };
  const vault = await openTestVault({ processors: { sandbox: silent }, processorTimeout });
  const { storage, clock, processors } = vault;
  const core = { storage, processors, now: () => clock.now };
  for (let index = 0; index < TENANTS; index += 1) {
    const { id: tenantId } = await createTenant(core, 'Shop', 'test');
    const number = `7${index}`;
    await createAccount(core, { tenantId, number, currencyCode: 'USD', processor: 'sandbox' });
    await storage.write(
      `INSERT INTO payments (tenant_id, id, kind, account_number, reference, created_at, status, lease_expires_at, amount,
         currency_code, last_digits, expiry_month, expiry_year, details)
       VALUES ($1, $2, 'authorization', $3, 'r', 1, 'RECEIVED', 1, 5, 'USD', '1111', 1, 2090, '{}')`,
      tenantId,
      `payment${index}`,
      number,
    );
  }
  const failures = () => lines.filter((line) => line.includes('"event":"payment_not_recovered"'));
  const { lines } = vault;
  return { ...vault, asked, failures };
}

test('recovery covers every tenant with an unresponsive processor, and the log names each payment', async () => {
  const { vault, asked, failures } = await open(20);
  await vault.runJobs();
  expect(asked).toHaveLength(TENANTS);
  expect(failures()).toHaveLength(TENANTS);
  expect(JSON.parse(failures()[0] as string)).toMatchObject({
    level: 50,
    payment: expect.stringMatching(/^payment\d$/),
    tenant: expect.stringMatching(/^t_test_/),
  });
});

test('closing the vault does not wait for unresponsive processors', async () => {
  // Longer than a test may take: nothing but the end of the vault gives the calls up.
  const { vault, close, asked, failures } = await open(25_000);
  const running = vault.runJobs();
  await expect.poll(() => asked.length).toBe(4);
  await close();
  await running;
  expect([asked.length, failures()]).toEqual([4, []]);
});
