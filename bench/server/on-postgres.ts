import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startCluster } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';
import { freePort } from './free-port.ts';
import { type Credentials, type Sides, toFloorSide, toVaultSide } from './side.ts';
import { startBare } from './start-bare.ts';
import { startWatched, type WatchedProgram } from './start-watched.ts';

const INLAY = fileURLToPath(new URL('../../packages/vault/bin/inlay.mjs', import.meta.url));

/**
 * A vault of `inlay serve`, one with two workers, and the floor, each in a database of its own, in one PostgreSQL server
 * that nobody else uses.
 *
 * @param bin the folder of the server's programs
 */
export async function startOnPostgres(bin: string): Promise<Sides> {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-bench-'));
  const steps: (() => void | Promise<void>)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  const started = (program: WatchedProgram): WatchedProgram => {
    steps.push(() => program.stop());
    return program;
  };
  try {
    const cluster = await startCluster(bin);
    steps.push(() => cluster.stop());
    const start = async (workers: number) => {
      const environment = { INLAY_DATABASE_URL: await cluster.createDatabase() };
      const config = join(folder, `${workers}`, 'inlay.json');
      mkdirSync(dirname(config));
      const credentials = await makeVault(config, environment);
      const side = await toVaultSide(started(await serve(config, workers, environment)), credentials);
      return { side, credentials };
    };
    const [vault, twoWorkers] = [await start(1), await start(2)];
    const floor = started(await startBare(await cluster.createDatabase()));
    return {
      vault: vault.side,
      twoWorkers: twoWorkers.side,
      floor: toFloorSide(floor, vault.credentials),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serve(config: string, workers: number, environment: Record<string, string>): Promise<WatchedProgram> {
  const shared = workers === 1 ? [] : ['--workers', String(workers)];
  return startWatched([INLAY, 'serve', '--config', config, '--port', String(await freePort()), ...shared], environment);
}

/** As an operator does, but with a limit of calls that no load reaches. */
async function makeVault(config: string, environment: Record<string, string>): Promise<Credentials> {
  const { stdout } = await promisify(execFile)(process.execPath, [INLAY, 'init', '--config', config], {
    env: { ...process.env, ...environment },
  });
  const made = JSON.parse(readFileSync(config, 'utf8')) as object;
  writeFileSync(config, JSON.stringify({ ...made, rateLimit: { max: 1_000_000, timeWindow: 1000 } }));
  const read = (line: RegExp): string => line.exec(stdout)?.[1] ?? '';
  return {
    publishableKey: read(/^Publishable key +(\S+)$/m),
    secretKey: `${read(/^Secret key +(\S+)$/m)}:${read(/its secret +(\S+)/)}`,
  };
}
