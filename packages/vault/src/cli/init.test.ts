import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runInlay, startInlay } from './run-inlay.test-support.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-init-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('init creates a vault that serves, and that commands administer while it runs and while it is stopped', async () => {
  const cwd = newFolder();
  const inlay = (...args: string[]) => runInlay(args, { cwd });
  const made = await inlay('init', '--origin', 'https://shop.example');
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const read = (line: RegExp) => line.exec(made.stdout)?.[1] ?? '';
  const [id, secret] = [read(/^Secret key +(\S+)$/m), read(/its secret +(\S+)/)];

  expect(statSync(join(cwd, 'inlay-root.key')).mode & 0o777).toBe(0o600);
  expect(statSync(join(cwd, 'inlay-data')).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(join(cwd, 'inlay-data'))) {
    const file = join(cwd, 'inlay-data', name);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes(secret)).toBe(false);
  }
  expect(JSON.parse(readFileSync(join(cwd, 'inlay.json'), 'utf8'))).toEqual({
    data: './inlay-data',
    rootKey: { file: './inlay-root.key' },
  });
  expect(await inlay('init')).toMatchObject({ code: 1, stderr: expect.stringContaining('(already_initialized)') });

  const resting = await inlay('keys', 'create', '--scope', 'tokens', '--json');
  const running = await startInlay(['serve', '--port', '0'], { cwd });
  onTestFinished(() => void running.child.kill('SIGKILL'));
  const origin = running.first.replace('inlay serves ', '');
  const enter = async (user: string, password: string) => {
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return (await fetch(`${origin}/customervault/v1/profiles/x`, { headers: { authorization } })).status;
  };
  // Let in, there is no such profile; a key for tokens only is not let in here.
  expect(await enter(id, secret)).toBe(404);
  const tokensOnly = JSON.parse(resting.stdout);
  expect(await enter(tokensOnly.key.id, tokensOnly.secret)).toBe(403);

  const later = JSON.parse((await inlay('keys', 'create', '--json')).stdout);
  expect(await enter(later.key.id, later.secret)).toBe(404);
  expect(await inlay('keys', 'revoke', later.key.id)).toMatchObject({ code: 0 });
  expect(await enter(later.key.id, later.secret)).toBe(401);
  expect(await inlay('keys', 'revoke', later.key.id)).toEqual({
    code: 1,
    stdout: '',
    stderr: 'inlay: There is no live key of this id. (key_unknown)\n',
  });

  running.child.kill('SIGTERM');
  expect(await running.exited).toBe(0);
  const listed = await inlay('keys', 'list');
  expect(listed.stdout.split('\n').filter((line) => line.includes(later.key.id))[0]).toContain('revoked');
  expect(listed.stdout).not.toContain(secret);
}, 60_000);

test('an existing root key is used, not replaced', async () => {
  const cwd = newFolder();
  const key = `${Buffer.alloc(32, 7).toString('base64')}\n`;
  writeFileSync(join(cwd, 'my.key'), key, { mode: 0o600 });
  expect(await runInlay(['init', '--root-key', 'my.key'], { cwd })).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, 'my.key'), 'utf8')).toBe(key);
});

test.each([
  ['a root key in the data folder', ['--root-key', 'inlay-data/root.key'], 'root_key_misplaced'],
  ['a root key that is not in the environment', ['--root-key-environment', 'NO_SUCH_KEY'], 'root_key_missing'],
  ['an unknown currency', ['--currency', 'XYZ'], 'input_invalid'],
  ['an origin with a path', ['--origin', 'https://shop.example/pay'], 'input_invalid'],
  ['an origin of the vault with a path', ['--vault-origin', 'https://vault.example/pay'], 'config_invalid'],
  ['a folder that holds other things', ['--data', 'taken'], 'config_invalid'],
])('%s: refused, and nothing is left behind', async (_what, args, code) => {
  const cwd = newFolder();
  mkdirSync(join(cwd, 'taken'));
  writeFileSync(join(cwd, 'taken', 'thing'), '');
  const outcome = await runInlay(['init', ...args], { cwd });
  expect(outcome).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(`^inlay: [^\\n]+ \\(${code}\\)\\n$`),
  });
  expect(readdirSync(cwd)).toEqual(['taken']);
  expect(readdirSync(join(cwd, 'taken'))).toEqual(['thing']);
});

test('if several inits race in one folder, one succeeds, and the others remove none of its files', async () => {
  const cwd = newFolder();
  for (let round = 0; round < 3; round += 1) {
    const at = ['--config', `${round}.json`, '--data', `data-${round}`, '--root-key', `${round}.key`];
    const outcomes = await Promise.all(Array.from({ length: 3 }, () => runInlay(['init', ...at], { cwd })));
    expect(outcomes.filter(({ code }) => code === 0)).toHaveLength(1);
    const listed = await runInlay(['tenants', 'list', '--config', `${round}.json`], { cwd });
    expect(listed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^t_test_\w+ {2}Shop\n$/) });
    expect(readdirSync(cwd)).toEqual(expect.arrayContaining([`${round}.json`, `${round}.key`, `data-${round}`]));
  }
}, 60_000);
