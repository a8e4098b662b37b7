/**
 * A PostgreSQL server of the tests' own, from the machine's binaries: in a temporary folder, on a socket in it, run by
 * an unprivileged user. It ends and its folder goes when the process that started it ends, however that is.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Ends the server when its standard input ends, and removes the folder. */
const KEEPER = `"$0" "$@" & server=$!; cat > /dev/null; kill -INT $server 2> /dev/null; wait $server; rm -rf "$FOLDER"`;

export interface Cluster {
  /** The URL of a database that every server has. */
  readonly url: string;
  /** The URL of a new, empty database. */
  createDatabase(): Promise<string>;
  /** The URL of a new, empty schema in one database: quicker. */
  createSchema(): Promise<string>;
  /** Kills the server as a crash would, with all of its processes. */
  kill(): Promise<void>;
  /** Starts it again. */
  start(): Promise<void>;
  /** Restarts a primary as a standby without a primary. */
  demote(): Promise<void>;
  /** Changes a setting while it runs. */
  configure(setting: string): Promise<void>;
  /** Makes a standby a primary. */
  promote(): Promise<void>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Settings of the server, such as `work_mem=1MB`. */
  readonly settings?: readonly string[];
  /** Files that are put into its data folder, by their names, such as `pg_hba.conf`. */
  readonly files?: Readonly<Record<string, string>>;
  /** The URL of a primary: the server is its standby, by the name `standby`, and follows it. */
  readonly standbyOf?: string;
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

/** The user that a server runs as, where this process is root: PostgreSQL and PgBouncer refuse to run as root. */
export function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return { uid: Number(user?.[2]), gid: Number(user?.[3]) };
}

export async function startCluster(
  bin: string,
  { settings = [], files = {}, standbyOf }: ClusterOptions = {},
): Promise<Cluster> {
  const user = unprivilegedUser();
  // The path of a socket may not be long, so the folder is not where TMPDIR says.
  const folder = mkdtempSync('/tmp/inlay-postgres-');
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { ...process.env, FOLDER: folder, LC_ALL: 'C' } };
  const keepers: ChildProcess[] = [];
  const port = settings.find((setting) => setting.startsWith('port='));
  const url = `postgresql:///postgres?host=${encodeURIComponent(folder)}&user=inlay${port ? `&${port}` : ''}`;
  const [maker, ...making] = standbyOf === undefined ? initialize(data) : copy(data, standbyOf);
  try {
    execFileSync(join(bin, maker), making, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(data, name), text, { mode: 0o600 });
      if (user) chownSync(join(data, name), user.uid, user.gid);
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }

  async function start(): Promise<void> {
    const fixed = ['listen_addresses=', 'max_connections=400', 'log_min_messages=panic'];
    const given = [...fixed, ...settings].flatMap((setting) => ['-c', setting]);
    const program = [join(bin, 'postgres'), '-D', data, '-k', folder, ...given];
    // In a group of its own, an interrupt at the keyboard does not end it before its tests.
    keepers.push(
      spawn('sh', ['-c', KEEPER, ...program], { ...options, detached: true, stdio: ['pipe', 'ignore', 'ignore'] }),
    );
    await untilReady(url);
  }

  await start();
  return {
    url,
    createDatabase: () => createDatabase(url),
    createSchema: () => createSchema(url),
    kill: async () => killAll(data),
    start,
    async demote() {
      killAll(data);
      writeFileSync(join(data, 'standby.signal'), '');
      if (user) chownSync(join(data, 'standby.signal'), user.uid, user.gid);
      await start();
    },
    async configure(setting) {
      await run(url, `ALTER SYSTEM SET ${setting}`);
      await run(url, 'SELECT pg_reload_conf()');
    },
    promote: () => run(url, 'SELECT pg_promote(true, 30)'),
    async stop() {
      for (const keeper of keepers.reverse()) {
        const ended = once(keeper, 'exit');
        keeper.stdin?.end();
        if (keeper.exitCode === null) await ended;
      }
    },
  };
}

type Program = readonly [name: string, ...options: string[]];

function initialize(data: string): Program {
  return ['initdb', '-D', data, '-U', 'inlay', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
}

/** Copies a running primary, and writes down where it is, to follow it. */
function copy(data: string, primary: string): Program {
  const from = `${primary}&application_name=standby`;
  return ['pg_basebackup', '-D', data, '-d', from, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'];
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(url, 'SELECT 1');
    } catch (error) {
      if (attempt === 300) throw error;
      await sleep(50);
    }
  }
}

function killAll(data: string): void {
  const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const backends = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' });
  for (const pid of [postmaster, ...backends.trim().split(/\s+/).map(Number)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // A backend that has ended by itself.
    }
  }
}

let names = 0;

function newName(): string {
  return `test_${process.pid}_${(names += 1)}_${Date.now()}`;
}

/** Creates an empty database on the server of an existing one. @returns its URL */
export async function createDatabase(url: string): Promise<string> {
  const database = newName();
  await run(url, `CREATE DATABASE ${database}`);
  return url.replace(/^(postgresql:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

/** The URL of a new, empty schema in a database. */
export async function createSchema(url: string): Promise<string> {
  const schema = newName();
  await run(url, `CREATE SCHEMA ${schema}`);
  return `${url}&options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}
