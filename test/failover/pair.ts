import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  type Cluster,
  findPostgres,
  startCluster,
} from '../../packages/vault/src/store/postgres/cluster.test-support.ts';

/** A primary, and a standby that has every write before the primary acknowledges it. */
export interface Pair {
  readonly primary: Cluster;
  readonly standby: Cluster;
  readonly stop: () => Promise<void>;
}

export async function startPair(): Promise<Pair> {
  const bin = findPostgres() as string;
  const primary = await startCluster(bin);
  let standby: Cluster;
  try {
    standby = await startCluster(bin, { standbyOf: primary.url });
  } catch (error) {
    await primary.stop();
    throw error;
  }
  const stop = async () => {
    // The primary waits for its standby before it stops.
    await primary.stop();
    await standby.stop();
  };
  try {
    await awaitStandby(primary.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { primary, standby, stop };
}

/** Makes the primary wait for the standby before it acknowledges a write. */
async function awaitStandby(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = 'standby'`);
    await client.query('SELECT pg_reload_conf()');
    for (let attempt = 1; ; attempt += 1) {
      const { rows } = await client.query('SELECT sync_state FROM pg_stat_replication');
      if (rows[0]?.sync_state === 'sync') return;
      if (attempt === 200) throw new Error(`the standby is not there: ${JSON.stringify(rows)}`);
      await sleep(50);
    }
  } finally {
    await client.end();
  }
}
