import { expect, onTestFinished, test } from 'vitest';
import { startBetween } from '../store/postgres/between.test-support.ts';
import { newPostgresUrl } from '../store/postgres/open-postgres.test-support.ts';
import { openPostgres } from '../store/postgres/open-postgres.ts';
import { EXPIRY, NUMBER, PAYMENTS, testVaults, VAULT } from '../test-vault.test-support.ts';
import { runAdminCommand } from './admin/admin-commands.ts';

const openTestVault = testVaults(onTestFinished);

const MAY_BE_MADE = 'The write may have been made: look before you try again.';

/** A COMMIT that travels alone is shorter: that of a transaction, which a read's is not. */
const ALONE = 80;

/** A vault whose database connection can be cut after each COMMIT of a transaction. */
async function open() {
  const between = await startBetween(await newPostgresUrl());
  onTestFinished(() => between.close());
  const vault = await openTestVault({ storage: await openPostgres({ url: between.url, statementNames: false }) });
  const cutAtCommits = async <T>(work: () => Promise<T>): Promise<T> => {
    between.onSent = (bytes, database) => {
      if (!bytes.includes('COMMIT\0') || bytes.length > ALONE) return bytes;
      database.write(bytes);
      return undefined;
    };
    try {
      return await work();
    } finally {
      between.onSent = (bytes) => bytes;
    }
  };
  return { ...vault, cutAtCommits };
}

test('an answer whose COMMIT nobody knows of says so, and what was made is there', async () => {
  const { call, storage, cutAtCommits } = await open();
  const create = () => call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'lost' } });
  const { status, body } = await cutAtCommits(create);
  expect([status, body.error.code, body.error.reason]).toEqual([503, '9707', 'store_outcome_unknown']);
  expect(body.error.message).toContain(MAY_BE_MADE);
  await expect.poll(() => storage.read.get('SELECT count(*) AS n FROM profiles')).toEqual({ n: 1 });
  expect((await create()).status).toBe(409);
});

test('a payment whose beginning nobody knows of asks no bank, and its reference is held until it has failed', async () => {
  const { vault, call, clock, storage, cutAtCommits } = await open();
  const card = { cardNum: NUMBER, cardExpiry: EXPIRY };
  const pay = () => call('POST', `${PAYMENTS}/auths`, { body: { merchantRefNum: 'r', amount: 40_802, card } });
  const { status, body } = await cutAtCommits(pay);
  expect([status, body.error.reason]).toEqual([503, 'store_outcome_unknown']);
  await expect.poll(() => storage.read.all('SELECT status FROM payments')).toEqual([{ status: 'RECEIVED' }]);
  expect((await pay()).body.error.reason).toBe('payment_reference_taken');
  clock.now += 60_000;
  await vault.runJobs();
  expect(await storage.read.all('SELECT status FROM payments')).toEqual([{ status: 'FAILED' }]);
});

test('an operator is told so, too', async () => {
  const { storage, processors, clock, cutAtCommits } = await open();
  const core = { storage, processors, now: () => clock.now };
  const create = () => runAdminCommand(core, 'tenants create', { name: 'Lost', mode: 'test' });
  await expect(cutAtCommits(create)).rejects.toMatchObject({
    status: 503,
    code: 'store_outcome_unknown',
    message: expect.stringContaining(MAY_BE_MADE),
  });
});
