import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createDatabase } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';
import { type Call, callerOf } from '../crash/client.ts';
import { install, serve, uninstall } from '../crash/vault-process.ts';
import { findLost, startLoad, until } from '../failover/load.ts';
import { GLOBAL_STATEMENTS } from './global-statements.ts';
import { startStrictStore } from './strict-store.ts';

const WRITERS = 6;

test('two servers on the strict store answer every request, and store every acknowledged write and nothing else', async () => {
  const direct = await createDatabase(inject('postgresUrl'));
  const strict = await startStrictStore(direct, { seed: 1, globalStatements: GLOBAL_STATEMENTS });
  onTestFinished(() => strict.stop());
  const installation = await install({ INLAY_DATABASE_URL: strict.url });
  onTestFinished(() => uninstall(installation));
  const servers = await Promise.all([serve(installation), serve(installation)]);
  onTestFinished(async () => void (await Promise.all(servers.map((server) => server.end('SIGTERM')))));
  const calls = servers.map((server) => callerOf(server.url, installation));

  const load = startLoad(calls, installation.account, WRITERS);
  const { counts: soFar } = strict;
  // A connection whose statements were forgotten stops using names, so this ends.
  await until(() => soFar.commitsFailed > 50 && soFar.beginsFailed > 10 && soFar.forgotten > 3, 'few were failed');
  await load.stop();
  const lost = await findLost(calls[0] as Call, load);
  const rows = await countRows(direct);
  const { refused, ...counts } = strict.counts;
  process.stdout.write(`strict store: ${load.acknowledged.length} writes acknowledged, ${JSON.stringify(counts)}\n`);

  expect(refused).toEqual([]);
  expect([...load.refused]).toEqual([]);
  expect(lost).toEqual([]);
  expect(load.acknowledged.length).toBeGreaterThan(50);
  const of = (part: string) => load.acknowledged.filter(({ path }) => path.includes(part)).length;
  expect(rows).toEqual({ profiles: of('/profiles/'), payments: of('/auths/'), orphans: 0, open: 0 });
}, 60_000);

/** Reads the content of the store, and the remains that half a transaction would leave. */
async function countRows(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const count = async (of: string) => Number((await client.query(`SELECT count(*) FROM ${of}`)).rows[0].count);
  const without = (table: string, condition: string) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE ${condition})`;
  const orphans = [
    `cards c WHERE ${without('profiles p', 'p.tenant_id = c.tenant_id AND p.id = c.profile_id')}`,
    `cards c WHERE ${without('fingerprints f', 'f.tenant_id = c.tenant_id AND f.record_id = c.id')}`,
    `fingerprints f WHERE ${without('cards c', 'c.tenant_id = f.tenant_id AND c.id = f.record_id')}`,
    'single_use_tokens WHERE reserved_by IS NOT NULL',
  ];
  try {
    let orphaned = 0;
    for (const orphan of orphans) orphaned += await count(orphan);
    return {
      profiles: await count('profiles'),
      payments: await count('payments'),
      orphans: orphaned,
      open: await count(`payments WHERE status = 'RECEIVED'`),
    };
  } finally {
    await client.end();
  }
}
