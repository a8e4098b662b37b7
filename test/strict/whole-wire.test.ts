import { randomInt, randomUUID } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openPostgres, SANDBOX_AMOUNTS } from '@inlay/vault';
import { createDevelopmentTenant } from '../../packages/vault/src/core/access/development.ts';
import { prepareVault, removeVault, storeVault } from '../../packages/vault/src/core/access/initialize.ts';
import { createSandbox } from '../../packages/vault/src/processors/sandbox.ts';
import { createSchema } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';
import { type Answer, PAYMENTS, testVaults, tokenFor } from '../../packages/vault/src/test-vault.test-support.ts';
import {
  type AdminCommand,
  type AdminCommands,
  type AdminCore,
  runAdminCommand,
} from '../../packages/vault/src/wires/admin/admin-commands.ts';
import { listOperations, type Send, sendEveryOperation, sendTokensAndParts } from './every-operation.ts';
import { GLOBAL_STATEMENTS } from './global-statements.ts';
import { startStrictStore } from './strict-store.ts';

const openTestVault = testVaults(onTestFinished);

/** A store that fails three of ten COMMITs, with its refusals and failures. */
async function openStrict(seed: number) {
  const url = await createSchema(inject('postgresUrl'));
  const strict = await startStrictStore(url, { seed, failCommits: 0.3, globalStatements: GLOBAL_STATEMENTS });
  onTestFinished(() => strict.stop());
  return { url, storage: await openPostgres({ url: strict.url }), counts: strict.counts };
}

/** A vault of `inlay dev` on such a store. */
async function openStrictVault(seed: number) {
  const { url, storage, counts } = await openStrict(seed);
  const vault = await openTestVault({ storage, processorTimeout: 50 });
  const admin: AdminCore = { storage, processors: vault.processors, now: () => vault.clock.now };
  return { ...vault, url, counts, admin };
}

const tell = (method: string, path: string, { status, text }: Answer) => `${method} ${path}: ${status} ${text}`;

test('every operation of the API succeeds on the strict store', async () => {
  const { call, counts, lines } = await openStrictVault(11);
  const failed: string[] = [];
  const send: Send = async (method, path, body) => {
    const answer = await call(method, path, body ? { body } : {});
    if (answer.status >= 300) failed.push(tell(method, path, answer));
    return answer;
  };
  const operations = await listOperations();
  const lanes = await Promise.all(Array.from({ length: 4 }, () => sendEveryOperation(operations, send)));
  for (const sent of lanes) expect(sent).toEqual(new Set(operations.keys()));
  expect(operations.size).toBeGreaterThan(40);
  await Promise.all(Array.from({ length: 4 }, () => sendTokensAndParts(send)));

  // A declined payment is the bank's refusal.
  expect(failed.filter((told) => !told.includes('/auths: 402 '))).toEqual([]);
  expect(counts.refused).toEqual([]);
  expect(counts.commitsFailed).toBeGreaterThan(50);
  expect(lines.filter((line) => line.includes('"level":50'))).toEqual([]);
}, 60_000);

test('purge and recovery work on the strict store', async () => {
  const vault = await openStrictVault(12);
  const { call, clock, counts, lines } = vault;
  const past = await openPostgres({ url: vault.url, connections: 1 });
  onTestFinished(() => past.close());
  const count = async (of: string) => Number((await past.read.get(`SELECT count(*) AS n FROM ${of}`))?.['n']);
  const tokens = await Promise.all(Array.from({ length: 5 }, () => tokenFor(vault)));
  const paid = await Promise.all(
    tokens.slice(1).map((paymentToken) => {
      const amount = SANDBOX_AMOUNTS.answerLost;
      return call('POST', `${PAYMENTS}/auths`, {
        body: { merchantRefNum: randomUUID(), amount, card: { paymentToken } },
      });
    }),
  );
  // The answer of the bank was lost, not that of the store.
  expect(paid.map(({ status, body }) => [status, body.error.code])).toEqual(Array(4).fill([502, '3028']));
  expect(await count(`payments WHERE status = 'RECEIVED'`)).toBe(4);
  const before = lines.length;
  for (let turn = 0; turn < 3; turn += 1) {
    clock.now += 10 * 60_000;
    await vault.vault.runJobs();
  }
  expect(await count(`payments WHERE status = 'COMPLETED'`)).toBe(4);
  expect(await count('single_use_tokens')).toBe(0);
  expect(lines.slice(before).filter((line) => line.includes('"level":50'))).toEqual([]);
  expect(counts.refused).toEqual([]);
}, 60_000);

/** A call of every command: a new command without a call does not compile. */
const INPUTS: { readonly [Name in AdminCommand]: (tenant: string, key: string) => AdminCommands[Name]['input'] } = {
  'tenants create': () => ({ name: 'Shop', mode: 'test' }),
  'tenants list': () => ({}),
  'accounts create': (tenant) => ({ tenant, currency: 'USD', processor: 'sandbox', number: String(randomInt(1e9)) }),
  'keys create': (tenant) => ({ tenant, kind: 'secret' }),
  'keys list': (tenant) => ({ tenant }),
  'keys revoke': (_tenant, id) => ({ id }),
};

test('an operator’s commands work on the strict store, and so do the creation and removal of a vault', async () => {
  const { admin, counts } = await openStrictVault(13);
  for (let round = 0; round < 10; round += 1) {
    const tenant = await runAdminCommand(admin, 'tenants create', INPUTS['tenants create']('', ''));
    const { key } = await runAdminCommand(admin, 'keys create', { tenant: tenant.id, kind: 'publishable', policy: {} });
    for (const [name, input] of Object.entries(INPUTS)) {
      await runAdminCommand(admin, name as AdminCommand, input(tenant.id, key.id));
    }
  }
  expect(counts.refused).toEqual([]);
  expect(counts.commitsFailed).toBeGreaterThan(10);

  const vacant = await openStrict(14);
  onTestFinished(() => vacant.storage.close());
  const core = { storage: vacant.storage, processors: { sandbox: createSandbox() }, now: Date.now };
  for (let round = 0; round < 5; round += 1) {
    const vault = prepareVault(core, { name: 'Shop', accountNumber: '1000000002', currencyCode: 'USD', policy: {} });
    await storeVault(core, vault);
    await removeVault(core, vault);
  }
  await createDevelopmentTenant(core);
  expect(vacant.counts.refused).toEqual([]);
}, 60_000);
