import type { ClientBase } from 'pg';
import { OperatorError } from '../../errors.ts';
import { findMisplaced, type SpreadTable } from './citus-layout.ts';

const WORDS = {
  tenant: 'in shards by tenant_id',
  reference: 'as a reference table',
  local: 'on the coordinator alone',
  other: 'in another way',
} as const;

/**
 * Rejects a Citus database whose table distribution does not match the schema. For example, Citus silently keeps a
 * table of a later release on the coordinator. Call this after the migrations.
 *
 * @throws {OperatorError} `database_unsuitable`, naming the table and the remedy
 */
export async function checkLayout(client: ClientBase): Promise<void> {
  const { rows: extensions } = await client.query(`SELECT 1 FROM pg_extension WHERE extname = 'citus'`);
  if (extensions.length === 0) return;
  const [misplaced] = findMisplaced(await readSpread(client));
  if (!misplaced) return;
  const { table, wanted, found } = misplaced;
  throw new OperatorError('database_unsuitable', {
    message:
      `The table ${table} is spread ${WORDS[found]}, and should be ${WORDS[wanted]}. ` +
      'Run what inlay schema --distributed citus prints, on the coordinator.',
  });
}

async function readSpread(client: ClientBase): Promise<readonly SpreadTable[]> {
  const { rows } = await client.query<{ readonly table: string; readonly spread: SpreadTable['spread'] }>(
    `SELECT c.relname AS table,
       CASE WHEN p.partmethod = 'h' AND column_to_column_name(p.logicalrelid, p.partkey) = 'tenant_id' THEN 'tenant'
         WHEN p.partmethod = 'n' AND p.repmodel = 't' THEN 'reference'
         ELSE 'other' END AS spread
     FROM pg_dist_partition p JOIN pg_class c ON c.oid = p.logicalrelid
     WHERE c.relnamespace = current_schema()::regnamespace`,
  );
  return rows;
}
