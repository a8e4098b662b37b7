import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { newPostgresUrl } from '../store/postgres/open-postgres.test-support.ts';
import { runInlay, startInlay } from './run-inlay.test-support.ts';

const ACCOUNT = /^Account +(\d+)/m;

async function newPlace() {
  const cwd = mkdtempSync(join(tmpdir(), 'inlay-serve-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  return { cwd, env: { INLAY_DATABASE_URL: await newPostgresUrl() } };
}

async function serve(place: { cwd: string; env: NodeJS.ProcessEnv }) {
  const running = await startInlay(['serve', '--port', '0'], place);
  onTestFinished(() => void running.child.kill('SIGKILL'));
  return { ...running, origin: running.first.replace('inlay serves ', '') };
}

test('two servers start on one database, spend a token only once, and see each other’s changes', async () => {
  const place = await newPlace();
  const made = await runInlay(['init'], place);
  expect(made).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(ACCOUNT) });
  expect(readdirSync(place.cwd).sort()).toEqual(['inlay-root.key', 'inlay.json']);
  expect(readFileSync(join(place.cwd, 'inlay.json'), 'utf8')).not.toContain('postgresql:');
  expect(await runInlay(['init', '--config', 'other.json'], place)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('(already_initialized)'),
  });
  const read = (line: RegExp) => line.exec(made.stdout)?.[1] ?? '';
  const authorization = `Basic ${Buffer.from(`${read(/^Secret key +(\S+)$/m)}:${read(/its secret +(\S+)/)}`).toString(
    'base64',
  )}`;

  const servers = await Promise.all([serve(place), serve(place)]);
  const post = (server: number, path: string, body: object) =>
    fetch(`${servers[server]?.origin}/customervault/v1${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  for (const server of [0, 1]) {
    const token = await post(server, '/singleusetokens', {
      card: { cardNum: '4111111111111111', cardExpiry: { month: 12, year: 2040 }, cvv: '111' },
    });
    const { paymentToken: singleUseToken } = (await token.json()) as { paymentToken: string };
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, async (_, racer) => {
        const body = { merchantCustomerId: `${server}-${racer}`, card: { singleUseToken } };
        return (await post(racer % 2, '/profiles', body)).status;
      }),
    );
    expect(outcomes.toSorted((a, b) => a - b)).toEqual([201, ...Array(23).fill(400)]);
  }

  const key = JSON.parse((await runInlay(['keys', 'create', '--json'], place)).stdout);
  const enter = async (server: number) => {
    const entered = { authorization: `Basic ${Buffer.from(`${key.key.id}:${key.secret}`).toString('base64')}` };
    return (await fetch(`${servers[server]?.origin}/customervault/v1/profiles/x`, { headers: entered })).status;
  };
  expect([await enter(0), await enter(1)]).toEqual([404, 404]);
  expect(await runInlay(['keys', 'revoke', key.key.id], place)).toMatchObject({ code: 0 });
  // A server keeps a key that it has seen for a second at most.
  const isOut = async (server: number) => (await enter(server)) === 401;
  await vi.waitUntil(async () => (await isOut(0)) && (await isOut(1)), { timeout: 3000 });

  for (const server of servers) server.child.kill('SIGTERM');
  expect(await Promise.all(servers.map(({ exited }) => exited))).toEqual([0, 0]);
}, 60_000);

test('a failed init leaves the database vacant', async () => {
  const place = await newPlace();
  expect(await runInlay(['init', '--currency', 'XYZ'], place)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('(input_invalid)'),
  });
  expect(readdirSync(place.cwd)).toEqual([]);
  expect(await runInlay(['init'], place)).toMatchObject({ code: 0 });
}, 60_000);

test('a missing database is reported in one line with its host, without its password', async () => {
  const place = await newPlace();
  const env = { INLAY_DATABASE_URL: 'postgresql://me:hunter2@127.0.0.1:4929/none' };
  const outcome = await runInlay(['init'], { ...place, env });
  expect(outcome).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^inlay: [^\n]*127\.0\.0\.1:4929[^\n]* \(store_unreachable\)\n$/),
  });
  expect(outcome.stderr).not.toContain('hunter2');
  expect(readdirSync(place.cwd)).toEqual([]);
});

test('if several inits race on one database, one succeeds, and the others remove none of its data', async () => {
  const place = await newPlace();
  const inits = Array.from({ length: 3 }, (_, at) =>
    runInlay(['init', '--config', `${at}.json`, '--root-key', `${at}.key`], place),
  );
  const outcomes = await Promise.all(inits);
  const winners = [0, 1, 2].filter((at) => outcomes[at]?.code === 0);
  expect(winners).toHaveLength(1);
  const [winner] = winners;
  for (const { code, stderr } of outcomes) if (code !== 0) expect(stderr).toContain('(already_initialized)');
  expect(readdirSync(place.cwd).sort()).toEqual([`${winner}.json`, `${winner}.key`]);
  const listed = await runInlay(['tenants', 'list', '--config', `${winner}.json`], place);
  expect(listed.stdout).toMatch(/^t_test_\w+ {2}Shop\n$/);
  const { child, exited } = await startInlay(['serve', '--port', '0', '--config', `${winner}.json`], place);
  child.kill('SIGTERM');
  expect(await exited).toBe(0);
}, 60_000);
