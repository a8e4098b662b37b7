import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOperatorDeps } from '../core/access/operator-deps.test-support.ts';
import { askOperator, listenForOperator, socketPath } from './operator-socket.ts';

function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-socket-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return socketPath(join(folder, 'vault.db'));
}

async function openOperator() {
  const path = newPath();
  const deps = await openOperatorDeps(onTestFinished);
  onTestFinished(await listenForOperator(path, deps));
  return path;
}

/** What a socket answers to a line as it is. */
function send(path: string, line: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = createConnection(path, () => socket.write(line));
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('end', () => resolve(JSON.parse(text)));
    socket.on('error', reject);
  });
}

test('a running vault does what its operator asks', async () => {
  const path = await openOperator();
  const made = await askOperator(path, 'tenants create', { name: 'Shop', mode: 'test' });
  const tenant = made?.output;
  expect(tenant).toMatchObject({ name: 'Shop', mode: 'test' });
  expect(await askOperator(path, 'tenants list', {})).toEqual({ output: [tenant] });
  const account = { currency: 'EUR', processor: 'sandbox' };
  expect(await askOperator(path, 'accounts create', account)).toMatchObject({ output: { tenantId: tenant?.id } });
});

test('a refusal comes with its code and its sentence', async () => {
  const path = await openOperator();
  await expect(askOperator(path, 'keys revoke', { id: 'nobody' })).rejects.toMatchObject({
    code: 'config_invalid',
    message: 'There is no live key of this id.',
  });
});

test('the socket is for its owner only', async () => {
  expect(statSync(await openOperator()).mode & 0o777).toBe(0o600);
});

test('where no vault runs, nobody answers', async () => {
  const path = newPath();
  expect(await askOperator(path, 'tenants list', {})).toBeUndefined();
  writeFileSync(path, '');
  expect(await askOperator(path, 'tenants list', {})).toBeUndefined();
});

test('the socket of a killed vault is replaced', async () => {
  const path = newPath();
  writeFileSync(path, '');
  onTestFinished(await listenForOperator(path, await openOperatorDeps(onTestFinished)));
  expect(await askOperator(path, 'tenants list', {})).toEqual({ output: [] });
});

test('a vault that ends before it answers is told, not guessed', async () => {
  const path = newPath();
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  await expect(askOperator(path, 'tenants list', {})).rejects.toMatchObject({ code: 'storage_unavailable' });
});

test.each([
  ['no JSON', 'hello\n'],
  ['no operation', '{"name":"constructor","input":{}}\n'],
  ['no input', '{"name":"keys revoke"}\n'],
  ['too much', `${'x'.repeat(70_000)}\n`],
])('%s is refused, and the vault goes on', async (_what, line) => {
  const path = await openOperator();
  expect(await send(path, line)).toMatchObject({ error: { message: expect.any(String) } });
  expect(await askOperator(path, 'tenants list', {})).toEqual({ output: [] });
});

test('a path that is too long for a socket is told', async () => {
  const path = join(tmpdir(), 'x'.repeat(120), 'operator.sock');
  const deps = await openOperatorDeps(onTestFinished);
  await expect(listenForOperator(path, deps)).rejects.toMatchObject({ code: 'config_invalid' });
});
