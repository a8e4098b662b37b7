/**
 * A PgBouncer of the tests' own, from the machine's binary, with its default settings: in a temporary folder, on a socket
 * in it, run by an unprivileged user. It ends and its folder goes when the process that started it ends, however that is.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { unprivilegedUser } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';

/** Ends the pooler when its standard input ends, and removes the folder. */
const KEEPER = `"$0" "$@" & pooler=$!; cat > /dev/null; kill -TERM $pooler 2> /dev/null; wait $pooler; rm -rf "$FOLDER"`;

export type Pooling = 'session' | 'transaction';

export interface Pgbouncer {
  /** The URL of a database of the same server, through the pooler. */
  through(url: string): string;
  stop(): Promise<void>;
}

/** The program, where there is one. */
export function findPgbouncer(): string | undefined {
  const places = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer'];
  return places.find((place) => existsSync(place));
}

/** @param server the URL of any database of the server that it stands before: a socket, a user without a password */
export async function startPgbouncer(program: string, server: string, pooling: Pooling): Promise<Pgbouncer> {
  const user = unprivilegedUser();
  const folder = mkdtempSync('/tmp/inlay-pgbouncer-');
  chmodSync(folder, 0o755);
  const { searchParams } = new URL(server);
  const files = {
    'users.txt': `"${searchParams.get('user')}" ""\n`,
    'pgbouncer.ini': [
      '[databases]',
      `* = host=${searchParams.get('host')}`,
      '[pgbouncer]',
      `unix_socket_dir = ${folder}`,
      'auth_type = trust',
      `auth_file = ${join(folder, 'users.txt')}`,
      `pool_mode = ${pooling}`,
      '',
    ].join('\n'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  if (user) chownSync(folder, user.uid, user.gid);
  const keeper = spawn('sh', ['-c', KEEPER, program, '-q', join(folder, 'pgbouncer.ini')], {
    ...user,
    cwd: folder,
    env: { ...process.env, FOLDER: folder },
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const through = (url: string): string => {
    const pooled = new URL(url);
    pooled.searchParams.set('host', folder);
    pooled.searchParams.set('port', '6432');
    return pooled.href;
  };
  await untilReady(through(server));
  return {
    through,
    async stop() {
      const ended = once(keeper, 'exit');
      keeper.stdin?.end();
      if (keeper.exitCode === null) await ended;
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(50);
    } finally {
      await client.end();
    }
  }
}
