/**
 * A PostgreSQL server of the tests' own, from the machine's binaries: in a temporary folder, on a socket in it, run by
 * an unprivileged user. It ends and its folder goes when the process that started it ends, however that is.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Ends the server when its standard input ends, and removes the folder. */
const KEEPER = `"$0" "$@" & server=$!; cat > /dev/null; kill -INT $server 2> /dev/null; wait $server; rm -rf "$FOLDER"`;

export interface Cluster {
  /** The URL of a new, empty database. */
  createDatabase(): Promise<string>;
  /** The URL of a new, empty schema in one database: quicker. */
  createSchema(): Promise<string>;
  /** Kills the server as a crash would, with all of its processes. */
  kill(): Promise<void>;
  /** Starts it again. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The folder of the newest server's programs, where there is one of version 15 or newer. */
export function findPostgres(): string | undefined {
  if (process.platform === 'win32') return undefined;
  const folders = globSync(['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql@*/bin']);
  const versionOf = (folder: string) => Number(/(\d+)\/bin$/.exec(folder)?.[1]);
  return folders
    .filter((folder) => versionOf(folder) >= 15 && existsSync(join(folder, 'initdb')))
    .toSorted((a, b) => versionOf(b) - versionOf(a))[0];
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return { uid: Number(user?.[2]), gid: Number(user?.[3]) };
}

export async function startCluster(bin: string): Promise<Cluster> {
  const user = unprivilegedUser();
  // The path of a socket may not be long, so the folder is not where TMPDIR says.
  const folder = mkdtempSync('/tmp/inlay-postgres-');
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { ...process.env, FOLDER: folder, LC_ALL: 'C' } };
  const keepers: ChildProcess[] = [];
  let names = 0;
  try {
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'inlay', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
      ...options,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }

  const urlOf = (database: string) => `postgresql:///${database}?host=${encodeURIComponent(folder)}&user=inlay`;

  async function run(sql: string, database = 'postgres'): Promise<void> {
    const client = new pg.Client({ connectionString: urlOf(database) });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  async function start(): Promise<void> {
    const settings = ['listen_addresses=', 'max_connections=400', 'log_min_messages=panic'];
    const keeper = spawn(
      'sh',
      [
        '-c',
        KEEPER,
        join(bin, 'postgres'),
        '-D',
        data,
        '-k',
        folder,
        ...settings.flatMap((setting) => ['-c', setting]),
      ],
      // In a group of its own, an interrupt at the keyboard does not end it before its tests.
      { ...options, detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
    );
    keepers.push(keeper);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await run('SELECT 1');
      } catch (error) {
        if (attempt === 300) throw error;
        await sleep(50);
      }
    }
  }

  const name = () => `test_${process.pid}_${(names += 1)}`;
  await start();
  return {
    async createDatabase() {
      const database = name();
      await run(`CREATE DATABASE ${database}`);
      return urlOf(database);
    },
    async createSchema() {
      return createSchema(urlOf('postgres'));
    },
    async kill() {
      const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
      const backends = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' });
      for (const pid of [postmaster, ...backends.trim().split(/\s+/).map(Number)]) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // A backend that has ended by itself.
        }
      }
    },
    start,
    async stop() {
      for (const keeper of keepers.reverse()) {
        const ended = once(keeper, 'exit');
        keeper.stdin?.end();
        if (keeper.exitCode === null) await ended;
      }
    },
  };
}

let schemas = 0;

/** The URL of a new, empty schema in a database. */
export async function createSchema(url: string): Promise<string> {
  const schema = `test_${process.pid}_${(schemas += 1)}_${Date.now()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE SCHEMA ${schema}`);
  await client.end();
  return `${url}&options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}
