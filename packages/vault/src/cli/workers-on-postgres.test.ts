import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { newPostgresUrl } from '../store/postgres/open-postgres.test-support.ts';
import { runInlay, startInlay } from './run-inlay.test-support.ts';

async function newVault(settings: object = {}) {
  const cwd = mkdtempSync(join(tmpdir(), 'inlay-workers-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const place = { cwd, env: { INLAY_DATABASE_URL: await newPostgresUrl(), INLAY_DATABASE_CONNECTIONS: '2' } };
  const made = await runInlay(['init'], place);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const path = join(cwd, 'inlay.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), drain: 0, ...settings }));
  return place;
}

async function serve(place: Awaited<ReturnType<typeof newVault>>, workers: number) {
  const running = await startInlay(['serve', '--port', '0', '--workers', String(workers)], place);
  onTestFinished(() => void running.child.kill('SIGKILL'));
  const origin = running.first.replace('inlay serves ', '');
  return {
    ...running,
    statusOf: async () => (await fetch(`${origin}/customervault/monitor`, { headers: { connection: 'close' } })).status,
    workers: () => childrenOf(running.child.pid as number),
  };
}

function childrenOf(pid: number): number[] {
  return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number);
}

test('workers share a port, and one line reports that all of them listen', async () => {
  const { first, lines, child, exited, workers, statusOf, errors } = await serve(await newVault(), 3);
  expect(first).toMatch(/^inlay serves http:\/\/127\.0\.0\.1:\d+$/);
  expect(workers()).toHaveLength(3);
  const answers = await Promise.all(Array.from({ length: 12 }, statusOf));
  expect(new Set(answers)).toEqual(new Set([200]));
  child.kill('SIGTERM');
  expect([await exited, lines.length, errors()]).toEqual([0, 1, '']);
}, 60_000);

test('a worker that dies is replaced while the others keep serving', async () => {
  const { child, exited, workers, statusOf, errors } = await serve(await newVault(), 2);
  const [victim = 0, other = 0] = workers();
  process.kill(victim, 'SIGKILL');
  await vi.waitUntil(() => !workers().includes(victim), { timeout: 10_000 });
  expect(await statusOf()).toBe(200);
  await vi.waitUntil(() => workers().length === 2, { timeout: 10_000 });
  expect(workers()).toContain(other);
  expect(errors()).toBe(`inlay: A worker ended (process ${victim}). Another is started.\n`);
  child.kill('SIGTERM');
  expect(await exited).toBe(0);
}, 60_000);

test('after SIGTERM every worker keeps serving while its monitor answers 503', async () => {
  const { child, exited, statusOf } = await serve(await newVault({ drain: 2000 }), 2);
  child.kill('SIGTERM');
  await vi.waitUntil(async () => (await statusOf()) === 503, { timeout: 5000 });
  const seen = await Promise.all(Array.from({ length: 8 }, statusOf));
  expect(seen).toContain(503);
  expect(await exited).toBe(0);
}, 60_000);

test('an invalid set-up is reported once', async () => {
  const place = await newVault();
  rmSync(join(place.cwd, 'inlay-root.key'));
  const outcome = await runInlay(['serve', '--port', '0', '--workers', '3'], place);
  expect(outcome).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^inlay: [^\n]+ \(root_key_missing\)\n$/),
  });
}, 60_000);
