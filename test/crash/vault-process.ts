import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const INLAY = fileURLToPath(new URL('../../packages/vault/bin/inlay.mjs', import.meta.url));

/** A vault that `inlay init` made in a folder of its own. */
export interface Installation {
  readonly folder: string;
  readonly config: string;
  readonly rootKey: string;
  readonly store: string;
  readonly account: string;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** What its processes have in their environment, beside that of the tests. */
  readonly environment: NodeJS.ProcessEnv;
}

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** A vault that `inlay serve` runs. */
export interface Served {
  readonly url: string;
  /** All that it wrote so far. */
  readonly output: () => string;
  /** Settles with the exit code; -1 stands for a signal that ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number>;
}

/** Runs `inlay` to its end. */
export function inlay(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...environment } };
    execFile(process.execPath, [INLAY, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, output: stdout + stderr });
    });
  });
}

/** @param environment of all its processes: `INLAY_DATABASE_URL` takes its store to a database */
export async function install(environment: NodeJS.ProcessEnv = {}): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-crash-'));
  const config = join(folder, 'inlay.json');
  const { code, output } = await inlay(['init', '--config', config], environment);
  if (code !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(output);
  }
  const read = (line: RegExp): string => line.exec(output)?.[1] ?? '';
  const settings = { ...JSON.parse(readFileSync(config, 'utf8')), rateLimit: { max: 1_000_000, timeWindow: 1_000 } };
  writeFileSync(config, JSON.stringify(settings));
  return {
    folder,
    config,
    rootKey: join(folder, 'inlay-root.key'),
    store: join(folder, 'inlay-data', 'vault.db'),
    account: read(/^Account +(\d+)/m),
    secretKey: `${read(/^Secret key +(\S+)/m)}:${read(/^ +its secret +(\S+)/m)}`,
    publishableKey: read(/^Publishable key +(\S+)/m),
    environment,
  };
}

export function uninstall({ folder }: Installation): void {
  rmSync(folder, { recursive: true, force: true });
}

export async function serve({ config, environment }: Installation): Promise<Served> {
  const child = spawn(process.execPath, [INLAY, 'serve', '--config', config, '--port', '0'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      const address = /^inlay serves (\S+)$/m.exec(output)?.[1];
      if (address) resolve(address);
    });
    child.on('exit', (code) => reject(new Error(`inlay serve ended with ${code}: ${output}`)));
  });
  return {
    url,
    output: () => output,
    async end(signal) {
      child.kill(signal);
      const [code] = (await exited) as [number | null];
      return code ?? -1;
    },
  };
}
