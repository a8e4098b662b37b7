import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorize, type Call, callerOf, createToken, exchange, randomCard } from '../crash/client.ts';
import { install, type Installation, type Served, serve, uninstall } from '../crash/vault-process.ts';
import { findLost, type Load, startLoad, tellRefusal, until } from './load.ts';
import { type Pair, startPair } from './pair.ts';
import { startSwitch, type Switch } from './switch.ts';

const WRITERS = 8;
const BACK_WITHIN = 5000;
const AWAY = '503 9702';
/** The connection was lost during COMMIT. */
const UNKNOWN = '503 9707';
/** The bank answered a payment, but the store was lost before it stored the answer: the payment is open. */
const OPEN = '502 3028';

let pair: Pair;
/** The database on the primary and on the standby. */
let database: string;
let address: Switch;
let installation: Installation;
let servers: readonly Served[];
let calls: readonly Call[];

beforeAll(async () => {
  pair = await startPair();
  address = await startSwitch(pair.primary.url);
  database = await pair.primary.createDatabase();
  installation = await install({ INLAY_DATABASE_URL: address.through(database) });
  servers = await Promise.all([serve(installation), serve(installation)]);
  calls = servers.map((server) => callerOf(server.url, installation));
}, 60_000);

afterAll(async () => {
  await Promise.all(servers.map((server) => server.end('SIGTERM')));
  await address.stop();
  await pair.stop();
  uninstall(installation);
}, 60_000);

const createProfile = (call: Call) =>
  call('POST', '/customervault/v1/profiles', { merchantCustomerId: randomUUID(), locale: 'en_US' });

async function statusOfMonitor(call: Call): Promise<string | number> {
  const answer = await call('GET', '/customervault/monitor');
  return answer?.status === 200 ? 200 : tellRefusal(answer);
}

function expectAllAway({ refused }: Load): void {
  expect([...refused].filter(([told]) => ![AWAY, UNKNOWN, OPEN].includes(told))).toEqual([]);
}

test('on a standby reads work and writes are refused as unavailable, and the vault returns to the primary', async () => {
  const [call, other] = calls as [Call, Call];
  const profile = await createProfile(call);
  const path = `/customervault/v1/profiles/${profile?.body.id}`;
  const token = (await createToken(call)) as string;
  const card = await exchange(call, (await createToken(call)) as string, randomUUID());
  const paymentToken = card?.body.cards[0].paymentToken as string;

  address.point(pair.standby.url);
  for (const each of [call, other]) {
    await expect.poll(async () => (await each('GET', path))?.status, { timeout: BACK_WITHIN }).toBe(200);
  }
  const refused = [
    await createProfile(call),
    await other('POST', '/customervault/v1/singleusetokens', { card: randomCard() }),
    await other('PUT', path, { merchantCustomerId: randomUUID() }),
    await call('DELETE', path),
    await exchange(other, token, randomUUID()),
    await authorize(call, installation.account, paymentToken, randomUUID(), 100),
    await authorize(other, installation.account, token, randomUUID(), 100),
  ];
  expect(refused.map(tellRefusal)).toEqual(refused.map(() => AWAY));
  expect(await statusOfMonitor(call)).toBe(AWAY);

  address.point(pair.primary.url);
  const began = performance.now();
  await expect.poll(async () => (await createProfile(call))?.status, { timeout: BACK_WITHIN }).toBe(201);
  await expect.poll(() => statusOfMonitor(other), { timeout: BACK_WITHIN }).toBe(200);
  expect(performance.now() - began).toBeLessThan(BACK_WITHIN);
  expect((await call('GET', path))?.body).toEqual(profile?.body);
}, 60_000);

test('when the primary is killed under load and its standby is promoted, no acknowledged write is lost and writes resume within 5 s', async () => {
  address.point(pair.primary.url);
  const load = startLoad(calls, installation.account, WRITERS);
  await until(() => load.acknowledged.length > 200, 'few writes were acknowledged');
  const before = load.acknowledged.length;
  const killed = performance.now();
  await pair.primary.kill();
  // No server answers until the operator's monitoring reacts; then there is a standby, and then a primary.
  await load.refusedMore(16);
  address.point(pair.standby.url);
  await load.refusedMore(16);
  const promoted = performance.now();
  await pair.standby.promote();
  const first = await load.writtenAfter(promoted);
  await until(() => load.acknowledged.length > before + 100, 'few writes were acknowledged by the new primary');
  await load.stop();

  const [call] = calls as [Call];
  const lost = await findLost(call, load);
  const refusals = [...load.refused].map(([told, count]) => `${count} × ${told}`).join(', ');
  process.stdout.write(
    `failover: ${load.acknowledged.length} writes acknowledged (${before} before the primary was killed), ` +
      `${lost.length} lost; refused: ${refusals}; first write ${Math.round(first - promoted)} ms after the promotion ` +
      `began, ${Math.round(first - killed)} ms after the kill\n`,
  );
  expect(lost).toEqual([]);
  expect(load.refused.get(AWAY)).toBeGreaterThan(0);
  expectAllAway(load);
  expect(first - promoted).toBeLessThan(BACK_WITHIN);
}, 60_000);

test('after a restart under load the vault reconnects by itself, and no acknowledged write is lost', async () => {
  const load = startLoad(calls, installation.account, WRITERS);
  await load.writtenAfter(performance.now());
  await pair.standby.kill();
  await load.refusedMore(1);
  await pair.standby.start();
  const ready = performance.now();
  const first = await load.writtenAfter(ready);
  await load.stop();
  const lost = await findLost(calls[0] as Call, load);
  process.stdout.write(
    `restart: ${load.acknowledged.length} writes acknowledged, ${lost.length} lost, first write ` +
      `${Math.round(first - ready)} ms after the server was ready\n`,
  );
  expect(lost).toEqual([]);
  expectAllAway(load);
  expect(first - ready).toBeLessThan(BACK_WITHIN);
}, 60_000);

test('the check for lost writes finds a lost write', async () => {
  const load = startLoad(calls, installation.account, 1);
  await load.writtenAfter(performance.now());
  await load.stop();
  const { path } = load.acknowledged[0] as Load['acknowledged'][number];
  const url = new URL(pair.standby.url);
  url.pathname = new URL(database).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query('DELETE FROM profiles WHERE id = $1', [path.split('/').at(-1)]);
  await client.end();
  expect(await findLost(calls[0] as Call, load)).toEqual([`${path}: 404`]);
});
