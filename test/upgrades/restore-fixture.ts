import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { inject } from 'vitest';
import { openPostgres, openSqlite, type Storage } from '../../packages/vault/src/index.ts';
import type { Contents } from './contents.ts';

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));

/** The database that this run is on: the tests of a vault are run once for each. */
export const DATABASE = process.env['INLAY_TEST_DATABASE'] === 'postgres' ? 'postgres' : 'sqlite';

/** Every release that left a fixture. */
export const RELEASES: readonly string[] = readdirSync(fixtures).sort();

/** A copy of a fixture's store, which a test may do anything with. */
export interface RestoredFixture {
  readonly contents: Contents;
  /** The configuration for `inlay`. */
  readonly config: string;
  /** What `inlay` needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly rootKeyFile: string;
  readonly dataFolder: string;
  /** Opens the store with the code of this checkout, which brings it up to date. */
  open(now: () => number): Promise<Storage>;
  remove(): void;
}

/** Puts a fixture's store where it can be opened. */
export async function restoreFixture(release: string): Promise<RestoredFixture> {
  const from = join(fixtures, release);
  const folder = mkdtempSync(join(tmpdir(), 'inlay-upgrade-'));
  const dataFolder = join(folder, 'inlay-data');
  const rootKeyFile = join(folder, 'inlay-root.key');
  const config = join(folder, 'inlay.json');
  mkdirSync(dataFolder, { mode: 0o700 });
  copyFileSync(join(from, 'root.key'), rootKeyFile);
  chmodSync(rootKeyFile, 0o600);
  writeFileSync(config, JSON.stringify({ data: './inlay-data', rootKey: { file: './inlay-root.key' } }));
  const contents = JSON.parse(readFileSync(join(from, DATABASE, 'contents.json'), 'utf8')) as Contents;
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const restored = { contents, config, rootKeyFile, dataFolder, remove };
  if (DATABASE === 'sqlite') {
    const path = join(dataFolder, 'vault.db');
    copyFileSync(join(from, 'sqlite', 'vault.db'), path);
    chmodSync(path, 0o600);
    return { ...restored, environment: {}, open: (now) => openSqlite({ path, now }) };
  }
  const url = await restoreDump(readFileSync(join(from, 'postgres', 'dump.sql'), 'utf8'));
  const open = (now: () => number) => openPostgres({ url, connections: 4, now });
  return { ...restored, environment: { INLAY_DATABASE_URL: url }, open };
}

let databases = 0;

/** @returns the URL of a new database in the tests' own server */
async function restoreDump(dump: string): Promise<string> {
  const server = inject('postgresUrl');
  const name = `upgrade_${process.pid}_${(databases += 1)}`;
  await runSql(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await runSql(url.href, dump);
  return url.href;
}

/** @param sql one statement or many, without values: what a dump is */
async function runSql(url: string, sql: string): Promise<void> {
  const vault = createRequire(new URL('../../packages/vault/package.json', import.meta.url));
  const { Client } = vault('pg') as typeof pg;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
