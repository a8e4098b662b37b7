import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type FrozenPackages, installFrozen } from './frozen-packages.ts';
import { RELEASES, type RestoredFixture, restoreFixture } from './restore-fixture.ts';

/** A step that no release has taken yet. */
const FUTURE = 9999;

async function restore(release: string): Promise<RestoredFixture> {
  const fixture = await restoreFixture(release);
  onTestFinished(() => fixture.remove());
  return fixture;
}

/** Has a release open a store, to list its tenants. */
function listTenants({ inlay }: FrozenPackages, { config, environment }: RestoredFixture) {
  const args = [inlay, 'tenants', 'list', '--json', '--config', config];
  const options = { env: { ...process.env, ...environment }, timeout: 15_000 };
  return new Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });
}

/** Brings a store up to date with the code of this checkout, and takes one more step. @returns all that it has taken */
async function upgrade(fixture: RestoredFixture): Promise<number[]> {
  const storage = await fixture.open(Date.now);
  await storage.transaction((sql) =>
    sql.run(`INSERT INTO migrations (number, checksum, applied_at) VALUES ($1, 'of a later release', 0)`, FUTURE),
  );
  const rows = await storage.read.all('SELECT number FROM migrations ORDER BY number');
  await storage.close();
  return rows.map(({ number }) => Number(number));
}

describe.each(RELEASES)('the vault of %s', (release) => {
  let frozen: FrozenPackages;

  beforeAll(() => {
    frozen = installFrozen(release);
  });

  afterAll(() => frozen.remove());

  test('opens the store that it left behind', async () => {
    const fixture = await restore(release);
    const { code, stdout, stderr } = await listTenants(frozen, fixture);
    expect([code, stderr]).toEqual([0, '']);
    const tenants = JSON.parse(stdout) as readonly { readonly id: string }[];
    expect(tenants.map(({ id }) => id)).toEqual(fixture.contents.tenants.map(({ id }) => id));
  });

  test('refuses a store that a later release has opened, and names the first step that it does not know', async () => {
    const fixture = await restore(release);
    const known = fixture.contents.migrations.map(({ number }) => number);
    const [unknown] = (await upgrade(fixture)).filter((number) => !known.includes(number));
    const { code, stdout, stderr } = await listTenants(frozen, fixture);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`a migration ${unknown} that this release does not know`);
    expect(stderr).toContain('(store_newer)');
  });
});

test('this release refuses a store of a later one, and names the step that it does not know', async () => {
  const fixture = await restore(RELEASES.at(-1) as string);
  await upgrade(fixture);
  await expect(fixture.open(Date.now)).rejects.toMatchObject({
    code: 'store_newer',
    message: expect.stringContaining(String(FUTURE)),
  });
});
