import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOperatorCore } from '../../core/access/operator-core.test-support.ts';
import { adminSocketPath, askAdmin, listenForAdmin } from './admin-socket.ts';

function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-socket-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return adminSocketPath(join(folder, 'vault.db'));
}

async function openAdmin() {
  const path = newPath();
  const core = await openOperatorCore(onTestFinished);
  onTestFinished(await listenForAdmin(path, core));
  return path;
}

/** Sends a raw line to a socket. @returns the answer */
function send(path: string, line: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = createConnection(path, () => socket.write(line));
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('end', () => resolve(JSON.parse(text)));
    socket.on('error', reject);
  });
}

test('a running vault carries out commands', async () => {
  const path = await openAdmin();
  const made = await askAdmin(path, 'tenants create', { name: 'Shop', mode: 'test' });
  const tenant = made?.output;
  expect(tenant).toMatchObject({ name: 'Shop', mode: 'test' });
  expect(await askAdmin(path, 'tenants list', {})).toEqual({ output: [tenant] });
  const account = { currency: 'EUR', processor: 'sandbox' };
  expect(await askAdmin(path, 'accounts create', account)).toMatchObject({ output: { tenantId: tenant?.id } });
});

test('a refusal comes with its code and its sentence', async () => {
  const path = await openAdmin();
  await expect(askAdmin(path, 'keys revoke', { id: 'nobody' })).rejects.toMatchObject({
    status: 404,
    code: 'key_unknown',
    message: 'There is no live key of this id.',
  });
});

test('the socket is accessible to its owner only, from its creation', async () => {
  const path = newPath();
  const core = await openOperatorCore(onTestFinished);
  const before = process.umask(0o022);
  onTestFinished(() => void process.umask(before));
  const listening = listenForAdmin(path, core);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  onTestFinished(await listening);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(process.umask()).toBe(0o022);
});

test('a client that stays connected after its answer does not delay the end', async () => {
  const path = newPath();
  const stop = await listenForAdmin(path, await openOperatorCore(onTestFinished));
  const socket = createConnection({ path, allowHalfOpen: true }, () => {
    socket.write('{"name":"tenants list","input":{}}\n');
  });
  onTestFinished(() => void socket.destroy());
  const ended = once(socket.resume(), 'end');
  await ended;
  const started = performance.now();
  await stop();
  expect(performance.now() - started).toBeLessThan(3000);
});

test('returns undefined if no vault runs', async () => {
  const path = newPath();
  expect(await askAdmin(path, 'tenants list', {})).toBeUndefined();
  writeFileSync(path, '');
  expect(await askAdmin(path, 'tenants list', {})).toBeUndefined();
});

test('the socket of a killed vault is replaced', async () => {
  const path = newPath();
  writeFileSync(path, '');
  onTestFinished(await listenForAdmin(path, await openOperatorCore(onTestFinished)));
  expect(await askAdmin(path, 'tenants list', {})).toEqual({ output: [] });
});

test('a vault that ends before it answers is reported', async () => {
  const path = newPath();
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  await expect(askAdmin(path, 'tenants list', {})).rejects.toMatchObject({
    status: 503,
    code: 'store_outcome_unknown',
  });
});

test.each([
  ['no JSON', 'hello\n', 400, 'body_unreadable'],
  ['no object', 'null\n', 400, 'body_unreadable'],
  ['no command', '{"name":"constructor","input":{}}\n', 404, 'route_not_found'],
  ['no input', '{"name":"keys revoke"}\n', 400, 'input_invalid'],
  ['an input of a later release', '{"name":"tenants list","input":{"limit":1}}\n', 400, 'input_invalid'],
  ['too much', `${'x'.repeat(70_000)}\n`, 413, 'body_too_large'],
])('%s is refused, and the vault goes on', async (_what, line, status, code) => {
  const path = await openAdmin();
  expect(await send(path, line)).toEqual({ error: { status, code, message: expect.any(String) } });
  expect(await askAdmin(path, 'tenants list', {})).toEqual({ output: [] });
});

test('a path that is too long for a socket is reported', async () => {
  const path = join(tmpdir(), 'x'.repeat(120), 'operator.sock');
  const core = await openOperatorCore(onTestFinished);
  await expect(listenForAdmin(path, core)).rejects.toMatchObject({ code: 'config_invalid' });
});
