import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createDatabase } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';
import { type Call, callerOf } from '../crash/client.ts';
import { install, serve, uninstall } from '../crash/vault-process.ts';
import { tellRefusal } from './load.ts';

const LIMIT = 12;
const BURST = 40;
const BURSTS = 5;

/** Creates a database of a user with few connections. @returns its URL */
async function createLimitedDatabase(): Promise<string> {
  const url = new URL(await createDatabase(inject('postgresUrl')));
  const role = `limited_${randomUUID().slice(0, 8)}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`CREATE ROLE ${role} LOGIN CONNECTION LIMIT ${LIMIT}`);
  await client.query(`ALTER DATABASE ${url.pathname.slice(1)} OWNER TO ${role}`);
  await client.end();
  url.searchParams.set('user', role);
  return url.href;
}

test('two servers beyond the connection limit wait for their existing connections, and refuse nothing', async () => {
  const installation = await install({ INLAY_DATABASE_URL: await createLimitedDatabase() });
  onTestFinished(() => uninstall(installation));
  const servers = [await serve(installation), await serve(installation)];
  onTestFinished(async () => void (await Promise.all(servers.map((server) => server.end('SIGTERM')))));
  const calls = servers.map((server) => callerOf(server.url, installation));

  const refused = new Map<string, number>();
  const create = async (call: Call) => {
    const answer = await call('POST', '/customervault/v1/profiles', { merchantCustomerId: randomUUID() });
    const told = answer?.status === 201 ? undefined : tellRefusal(answer);
    if (told !== undefined) refused.set(told, (refused.get(told) ?? 0) + 1);
  };
  for (let burst = 0; burst < BURSTS; burst += 1) {
    await Promise.all(Array.from({ length: BURST }, (_, index) => create(calls[index % calls.length] as Call)));
  }
  expect([...refused]).toEqual([]);
}, 60_000);
