import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runInlay, startInlay } from './run-inlay.test-support.ts';

async function newVault(settings: object = {}) {
  const cwd = mkdtempSync(join(tmpdir(), 'inlay-serve-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  expect(await runInlay(['init'], { cwd })).toMatchObject({ code: 0 });
  const path = join(cwd, 'inlay.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...settings }));
  return cwd;
}

async function serve(cwd: string) {
  const running = await startInlay(['serve', '--port', '0'], { cwd });
  onTestFinished(() => void running.child.kill('SIGKILL'));
  return { ...running, monitor: `${running.first.replace('inlay serves ', '')}/customervault/monitor` };
}

test('workers are refused on SQLite with a message that names their requirement', async () => {
  const cwd = await newVault();
  expect(await runInlay(['serve', '--workers', '2'], { cwd })).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'inlay: Workers need PostgreSQL: name its database in INLAY_DATABASE_URL. A file belongs to one process. (config_invalid)\n',
  });
  expect(await runInlay(['serve', '--workers', 'two'], { cwd })).toMatchObject({
    stderr: 'inlay: The workers are a number from 1 to 99. (config_invalid)\n',
  });
});

test('after SIGTERM the vault keeps serving while its monitor answers 503, then it exits cleanly', async () => {
  const { child, exited, monitor } = await serve(await newVault({ drain: 60_000 }));
  const statusOf = async () => (await fetch(monitor)).status;
  expect(await statusOf()).toBe(200);
  child.kill('SIGTERM');
  // A signal takes a moment to arrive.
  while ((await statusOf()) === 200);
  expect(await statusOf()).toBe(503);
  const frame = await fetch(new URL('/inlay.js', monitor));
  expect(frame.status).toBe(200);
  child.kill('SIGTERM');
  expect(await exited).toBeNull();
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s makes it exit cleanly', async (signal) => {
  const { child, exited, errors } = await serve(await newVault({ drain: signal === 'SIGTERM' ? 10 : 60_000 }));
  child.kill(signal);
  expect([await exited, errors()]).toEqual([0, '']);
});

test('a data folder that cannot be written is reported by its path', async () => {
  const cwd = await newVault({ data: '/proc/inlay' });
  expect(await runInlay(['serve'], { cwd })).toEqual({
    code: 1,
    stdout: '',
    stderr: 'inlay: There is no store at /proc/inlay/vault.db. Make one with inlay init. (config_invalid)\n',
  });
});
