import { afterAll, expect, inject, test } from 'vitest';
import { openPostgres } from '@inlay/vault';
import { createSchema } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';
import { storageContract } from '../contracts/storage.ts';
import { GLOBAL_STATEMENTS } from './global-statements.ts';
import { GLOBAL_TABLES } from './strict-rules.ts';
import { startStrictStore, type StrictStore } from './strict-store.ts';

/** The test table of the contract belongs to no tenant, because the contract tests transactions only. */
const NOTES = ['notes'];

const opened: StrictStore[] = [];

storageContract('PostgreSQL that fails, forgets and refuses', async () => {
  const url = await createSchema(inject('postgresUrl'));
  const strict = await startStrictStore(url, {
    seed: opened.length + 1,
    globalTables: [...GLOBAL_TABLES, ...NOTES],
    globalStatements: GLOBAL_STATEMENTS,
  });
  opened.push(strict);
  return openPostgres({ url: strict.url });
});

afterAll(async () => {
  await Promise.all(opened.map((strict) => strict.stop()));
});

test('the strict store injected failures, and refused no statement', () => {
  const sum = (count: (store: StrictStore) => number) => opened.reduce((total, store) => total + count(store), 0);
  expect(opened.flatMap(({ counts }) => counts.refused)).toEqual([]);
  expect(sum(({ counts }) => counts.commitsFailed)).toBeGreaterThan(30);
  expect(sum(({ counts }) => counts.beginsFailed)).toBeGreaterThan(10);
  expect(sum(({ counts }) => counts.forgotten)).toBeGreaterThan(10);
});
