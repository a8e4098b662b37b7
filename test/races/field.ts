import pg from 'pg';
import { type Answer, type Call, callerOf } from '../crash/client.ts';
import { install, type Served, serve, uninstall } from '../crash/vault-process.ts';

/** One request of a race. */
export type Racer = readonly [method: string, path: string, body?: object];

/** Two vault servers on one database, with direct access to the database. */
export interface Field {
  /** The account for authorizations. */
  readonly account: string;
  /** Sends a request to one of the servers; each call uses the next one. */
  readonly call: (...request: Racer) => Promise<Answer>;
  /** Sends all requests at once, the first to one server, the second to the other, and so on. */
  readonly race: (racers: readonly Racer[]) => Promise<readonly Answer[]>;
  /** Runs SQL directly on the database, without the vault or a pooler. */
  readonly query: (sql: string, ...values: readonly unknown[]) => Promise<readonly Row[]>;
  /** All answers of 5xx so far, and all requests without an answer. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

export interface Ground {
  /** The URL of the database, for direct access. */
  readonly url: string;
  /** The environment of the servers; it names the database, or a pooler in front of it. */
  readonly environment: NodeJS.ProcessEnv;
}

const NO_ANSWER: Answer = { status: 0, body: undefined };

/** A short form of an answer: `201`, or `409 7503`. */
export function tell({ status, body }: Answer): string {
  return status < 400 ? String(status) : `${status} ${body?.error?.code ?? 'without a code'}`;
}

export async function openField({ url, environment }: Ground): Promise<Field> {
  const installation = await install(environment);
  const servers: Served[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => {});
  const close = async () => {
    await Promise.all(servers.map((server) => server.end('SIGTERM')));
    await pool.end();
    uninstall(installation);
  };
  try {
    servers.push(await serve(installation), await serve(installation));
  } catch (error) {
    await close();
    throw error;
  }
  const faults: string[] = [];
  const calls = servers.map((server) => callerOf(server.url, installation));
  let turn = 0;
  async function call(...[method, path, body]: Racer): Promise<Answer> {
    const next = calls[(turn += 1) % calls.length] as Call;
    const answer = (await next(method, path, body)) ?? NO_ANSWER;
    if (answer.status === 0 || answer.status >= 500) faults.push(`${method} ${path}: ${tell(answer)}`);
    return answer;
  }
  return {
    account: installation.account,
    call,
    race: (racers) => Promise.all(racers.map((racer) => call(...racer))),
    query: async (sql, ...values) => (await pool.query(sql, [...values])).rows,
    faults,
    close,
  };
}
