import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inlay, type Outcome } from '../crash/vault-process.ts';
import { unless } from './rule.ts';
import type { Way } from './set-ups.ts';

/** Runs `inlay init` twice at once on an empty database, each in its own folder. */
export async function raceInit({ environment }: Way): Promise<readonly Outcome[]> {
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'inlay-init-')));
  try {
    return await Promise.all(
      folders.map((folder) => inlay(['init', '--config', join(folder, 'inlay.json')], environment)),
    );
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Checks that one init created the vault and the other was refused, and that the vault is complete and matches the
 * printed one.
 */
export async function checkInit({ direct }: Way, outcomes: readonly Outcome[]): Promise<readonly string[]> {
  const made = outcomes.filter(({ code }) => code === 0);
  const others = outcomes.filter(({ code }) => code !== 0).map(({ output }) => output.trim());
  const wrong = others.filter((output) => !output.endsWith('(already_initialized)'));
  const client = new pg.Client({ connectionString: direct });
  await client.connect();
  try {
    const count = async (of: string) => (await client.query(`SELECT count(*) FROM ${of}`)).rows[0].count;
    const keys = (await client.query('SELECT id FROM keys')).rows.map(({ id }) => id as string);
    const isPrinted = (id: string) => made.some(({ output }) => output.includes(id));
    return [
      ...unless(made.length, 1, 'vaults were made'),
      ...wrong,
      ...unless(await count('tenants'), 1, 'tenants'),
      ...unless(await count('accounts'), 1, 'accounts'),
      ...unless(keys.length, 2, 'keys'),
      ...unless(keys.filter(isPrinted).length, 2, 'keys that somebody was told'),
    ];
  } finally {
    await client.end();
  }
}

/** Empties the database for the next round: no tables, as before the first. */
export async function emptyDatabase({ direct }: Way): Promise<void> {
  await runSql(direct, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
}

export async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
