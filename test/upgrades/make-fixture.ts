/**
 * Makes the fixture of this release: a store on each database, filled through the command line and the API alone, and
 * the packages that it publishes. The README in this folder explains when to run it.
 *
 * Usage: node test/upgrades/make-fixture.ts
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { findPostgres, startCluster } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';
import type { Contents } from './contents.ts';
import { InlayCommand } from './make/inlay-command.ts';
import { makeLiveTenant } from './make/live-tenant.ts';
import { makeTestTenant } from './make/test-tenant.ts';

/** The files for the upgrade of a vault by a later release, and for its pages. */
const PACKAGES = ['protocol', 'postmessage-rpc', 'validators', 'elements', 'frame', 'vault'];

/** A root key of 32 well-known bytes. */
const ROOT_KEY = Buffer.from('inlay upgrade fixtures root key!').toString('base64');

const NAME = 'Upgrade shop';

const root = fileURLToPath(new URL('../..', import.meta.url));

const { version: release } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** Fills a new vault, and stops it before its single-use tokens expire. */
async function fillVault(folder: string, databaseUrl?: string): Promise<Omit<Contents, 'migrations'>> {
  const inlay = new InlayCommand(join(folder, 'inlay.json'), databaseUrl);
  writeFileSync(join(folder, 'inlay-root.key'), `${ROOT_KEY}\n`, { mode: 0o600 });
  const output = await inlay.print('init', '--name', NAME, '--origin', 'https://shop.example');
  const read = (line: RegExp): string => line.exec(output)?.[1] ?? '';
  const vault = await inlay.serve();
  try {
    const made = { id: read(/^Tenant +(\S+)/m), name: NAME, account: read(/^Account +(\d+)/m) };
    const live = await makeLiveTenant(inlay, vault.origin);
    const test = await makeTestTenant(inlay, vault.origin, made);
    return { release, madeAt: Date.now(), tenants: [test, live] };
  } finally {
    await vault.kill();
  }
}

function writeContents(folder: string, contents: Contents): void {
  writeFileSync(join(folder, 'contents.json'), JSON.stringify(contents, null, 2));
}

/** Reads the migrations of a store from its file. */
function readMigrations(path: string): Contents['migrations'] {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db.prepare('SELECT number, checksum FROM migrations ORDER BY number').all();
  db.close();
  return rows.map(({ number, checksum }) => ({ number: Number(number), checksum: String(checksum) }));
}

async function makeSqlite(work: string, to: string): Promise<Contents['migrations']> {
  const folder = join(work, 'sqlite');
  mkdirSync(folder);
  mkdirSync(to, { recursive: true });
  const contents = await fillVault(folder);
  const store = join(folder, 'inlay-data', 'vault.db');
  if (existsSync(`${store}-wal`)) throw new Error('The store was not closed.');
  copyFileSync(store, join(to, 'vault.db'));
  const migrations = readMigrations(store);
  writeContents(to, { ...contents, migrations });
  return migrations;
}

async function makePostgres(work: string, to: string, migrations: Contents['migrations']): Promise<void> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('A fixture has a PostgreSQL store: install PostgreSQL 15 or newer.');
  const folder = join(work, 'postgres');
  mkdirSync(folder);
  mkdirSync(to, { recursive: true });
  const cluster = await startCluster(bin);
  try {
    const url = await cluster.createDatabase();
    writeContents(to, { ...(await fillVault(folder, url)), migrations });
    const dump = execFileSync(join(bin, 'pg_dump'), ['--no-owner', '--no-privileges', '--inserts', url]);
    writeFileSync(join(to, 'dump.sql'), toPlainSql(dump.toString()));
  } finally {
    await cluster.stop();
  }
}

/** Removes commands of `psql`, and settings that older servers do not have. */
function toPlainSql(dump: string): string {
  const isForAll = (line: string) => !line.startsWith('\\') && !line.startsWith('SET transaction_timeout');
  return dump.split('\n').filter(isForAll).join('\n');
}

function packPackages(to: string): void {
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
  for (const name of PACKAGES) {
    const cwd = join(root, 'packages', name);
    execFileSync('npx', ['-y', 'pnpm@12.21.0', 'pack', '--pack-destination', to], { cwd, stdio: 'inherit' });
  }
}

const to = join(root, 'test/upgrades/fixtures', release);
if (existsSync(to)) throw new Error(`There is a fixture of ${release} already. It never changes.`);
const work = mkdtempSync(join(tmpdir(), 'inlay-fixture-'));
try {
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'root.key'), `${ROOT_KEY}\n`);
  packPackages(join(to, 'packages'));
  const migrations = await makeSqlite(work, join(to, 'sqlite'));
  await makePostgres(work, join(to, 'postgres'), migrations);
  execFileSync('biome', ['format', '--write', to], { cwd: root, stdio: 'inherit' });
} catch (error) {
  rmSync(to, { recursive: true, force: true });
  throw error;
} finally {
  rmSync(work, { recursive: true, force: true });
}
