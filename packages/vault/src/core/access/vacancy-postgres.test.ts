import pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { newPostgresUrl } from '../../store/postgres/open-postgres.test-support.ts';
import { openPostgres } from '../../store/postgres/open-postgres.ts';
import { vacateStore } from './vacancy.sql.ts';

test('removal waits for a claim that is still under way, and deletes it', async () => {
  const url = await newPostgresUrl();
  const storage = await openPostgres({ url });
  onTestFinished(() => storage.close());
  const lost = new pg.Client({ connectionString: url });
  await lost.connect();
  onTestFinished(() => lost.end());
  const claim = new Uint8Array(16).fill(7);
  await lost.query('BEGIN');
  await lost.query(`INSERT INTO meta (name, value) VALUES ('initialized-by', $1)`, [Buffer.from(claim)]);
  const { rows } = await lost.query('SELECT pg_backend_pid() AS pid');

  const vacating = storage.transaction((sql) => vacateStore(sql, claim));
  const blocked = `SELECT 1 AS found FROM pg_stat_activity WHERE ${rows[0].pid} = ANY (pg_blocking_pids(pid))`;
  await vi.waitUntil(async () => (await lost.query(blocked)).rows.length === 1);
  await lost.query('COMMIT');
  expect(await vacating).toBe(true);
  expect(await storage.read.all('SELECT name FROM meta')).toEqual([]);
});
