import { vaultError } from '@inlay/protocol';
import type { ClientBase } from 'pg';

const OLDEST = 15;

/**
 * Refuses a server on which the vault's promises would not hold.
 *
 * @throws {CodedError} `config_invalid`
 */
export async function checkServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding,
       current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
  );
  const { version, encoding, fsync, commit } = rows[0] as Record<'version' | 'encoding' | 'fsync' | 'commit', string>;
  const major = Math.floor(Number(version) / 10_000);
  if (major < OLDEST) refuse(`PostgreSQL ${OLDEST} or newer is needed, and this is ${major}.`);
  if (encoding !== 'UTF8') refuse(`The database's encoding is ${encoding}. Create it with UTF8.`);
  if (fsync !== 'on') refuse('PostgreSQL runs with fsync=off: a power cut would take acknowledged writes.');
  if (commit === 'off') refuse('PostgreSQL runs with synchronous_commit=off: a crash would take acknowledged writes.');
}

function refuse(message: string): never {
  throw vaultError('config_invalid', { message });
}
