import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '@inlay/vault';
import { callerOf } from './client.ts';
import { inlay, install, type Installation, type Outcome, serve, uninstall } from './vault-process.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await install();
}, 30_000);

afterAll(() => uninstall(installation));

/** One sentence for the operator that ends with its code, and no stack. */
function expectSentence({ code, output }: Outcome, error: string): void {
  expect(output).toMatch(new RegExp(`^inlay: [^\\n]+ \\(${error}\\)\\n$`));
  expect(code).toBe(1);
}

function tryToServe(): Promise<Outcome> {
  return inlay(['serve', '--config', installation.config, '--port', '0']);
}

test('without its root key a vault does not start, and makes no new one', async () => {
  const key = readFileSync(installation.rootKey);
  rmSync(installation.rootKey);
  try {
    expectSentence(await tryToServe(), 'root_key_missing');
    expect(() => readFileSync(installation.rootKey)).toThrow();
  } finally {
    writeFileSync(installation.rootKey, key, { mode: 0o600 });
  }
});

test('with another root key a vault does not start', async () => {
  const key = readFileSync(installation.rootKey);
  writeFileSync(installation.rootKey, randomBytes(32).toString('base64'));
  try {
    expectSentence(await tryToServe(), 'root_key_wrong');
  } finally {
    writeFileSync(installation.rootKey, key);
  }
});

test('with a root key that others can read a vault does not start', async () => {
  chmodSync(installation.rootKey, 0o644);
  try {
    expectSentence(await tryToServe(), 'root_key_exposed');
  } finally {
    chmodSync(installation.rootKey, 0o600);
  }
});

test('with a root key in the stolen folder a vault does not start', async () => {
  const config = JSON.parse(readFileSync(installation.config, 'utf8'));
  const inside = join(dirname(installation.store), 'root.key');
  copyFileSync(installation.rootKey, inside);
  const other = join(installation.folder, 'inside.json');
  writeFileSync(other, JSON.stringify({ ...config, rootKey: { file: inside } }));
  try {
    expectSentence(await inlay(['serve', '--config', other, '--port', '0']), 'root_key_misplaced');
  } finally {
    rmSync(inside);
  }
});

test('a second vault does not start on a store that is in use, and the first goes on', async () => {
  const first = await serve(installation);
  try {
    expectSentence(await tryToServe(), 'store_locked');
    expect((await callerOf(first.url, installation)('GET', '/customervault/monitor'))?.status).toBe(200);
  } finally {
    expect(await first.end('SIGTERM')).toBe(0);
  }
});

test('a killed vault leaves no lock behind', async () => {
  const killed = await serve(installation);
  await killed.end('SIGKILL');
  const next = await serve(installation);
  expect(await next.end('SIGTERM')).toBe(0);
});

test('a store with the keys that everybody knows is not served', async () => {
  const folder = join(installation.folder, 'development');
  mkdirSync(folder);
  const storage = await openSqlite({ path: join(folder, 'vault.db') });
  await storage.transaction(async (sql) => {
    await sql.run(
      'INSERT INTO tenants (tenant_id, name, created_at) VALUES ($1, $2, $3)',
      't_test_x',
      'Development',
      1,
    );
    await sql.run(
      'INSERT INTO keys (id, tenant_id, kind, policy, created_at) VALUES ($1, $2, $3, $4, $5)',
      'pk_test_demo',
      't_test_x',
      'publishable',
      '{}',
      1,
    );
  });
  await storage.close();
  const config = join(installation.folder, 'development.json');
  writeFileSync(config, JSON.stringify({ data: folder, rootKey: { file: installation.rootKey } }));
  expectSentence(await inlay(['serve', '--config', config, '--port', '0']), 'development_key_refused');
});
