import type { TestProject } from 'vitest/node';
import { findPostgres, startCluster } from '../packages/vault/src/store/postgres/cluster.test-support.ts';

/** One PostgreSQL server for all tests that need a database and no server of their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster(findPostgres() as string);
  project.provide('postgresUrl', await cluster.createDatabase());
  return () => cluster.stop();
}
