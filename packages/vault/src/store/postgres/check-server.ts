import type { ClientBase } from 'pg';
import { OperatorError } from '../../errors.ts';
import { metAnother } from './postgres-failure.ts';
import { BEGIN } from './transaction-control.ts';

const OLDEST = 15;

interface Found {
  readonly version: string;
  readonly encoding: string;
  readonly fsync: string;
  readonly commit: string;
  readonly standby: string;
}

/**
 * Rejects a server that cannot keep the vault's guarantees. The check runs in a transaction that begins like any other.
 *
 * @throws {OperatorError} `database_unsuitable`
 */
export async function checkServer(client: ClientBase): Promise<void> {
  const found = await look(client);
  const major = Math.floor(Number(found.version) / 10_000);
  if (major < OLDEST) refuse(`PostgreSQL ${OLDEST} or newer is needed, and this is ${major}.`);
  if (found.standby !== 'off') {
    refuse('The server is a standby, which only reads. Name the primary, or wait until this one is promoted.');
  }
  if (found.encoding !== 'UTF8') refuse(`The database's encoding is ${found.encoding}. Create it with UTF8.`);
  if (found.fsync !== 'on') refuse('The server runs with fsync=off: a power cut would take acknowledged writes.');
  if (found.commit === 'off') {
    refuse('The server runs with synchronous_commit=off: a crash would take acknowledged writes.');
  }
  await checkTransaction(client);
}

async function look(client: ClientBase): Promise<Found> {
  const { rows } = await client.query<Found & { readonly [name: string]: string }>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding,
       current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
       CASE WHEN pg_is_in_recovery() THEN 'on' ELSE 'off' END AS standby`,
  );
  return rows[0] as Found;
}

/** The most attempts of the trial transaction when it conflicts with another one. */
const ATTEMPTS = 20;

/** An engine, or a pooler in front of it, may accept the text of BEGIN and do something else. */
async function checkTransaction(client: ClientBase): Promise<void> {
  const { isolation, reading, command } = await tryTransaction(client);
  if (isolation !== 'read committed') {
    refuse(
      `A transaction that is begun as READ COMMITTED is "${isolation}" here: locks and looks would not fit together.`,
    );
  }
  if (reading !== 'off') refuse('The server lets nobody write: its transactions are read only.');
  if (command !== 'COMMIT') refuse(`COMMIT answers ${command} here.`);
}

async function tryTransaction(client: ClientBase) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(BEGIN.sql);
      const { rows } = await client.query(
        `SELECT current_setting('transaction_isolation') AS isolation, current_setting('transaction_read_only') AS reading`,
      );
      const { command } = await client.query('COMMIT');
      return { ...(rows[0] as Record<'isolation' | 'reading', string>), command };
    } catch (error) {
      if (!metAnother(error) || attempt === ATTEMPTS) throw error;
      await client.query('ROLLBACK');
    }
  }
}

function refuse(message: string): never {
  throw new OperatorError('database_unsuitable', { message });
}
