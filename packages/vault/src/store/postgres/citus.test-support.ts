import type { ClientBase } from 'pg';

/**
 * Puts into the schema of a connection what the vault asks of Citus: its catalog, with these tables in it, and the calls
 * that spread a table, which note it there. Citus itself is in no package of the test machines.
 *
 * @param spread by table: the column of its shards, or `reference`
 */
export async function pretendCitus(client: ClientBase, spread: Readonly<Record<string, string>>): Promise<void> {
  const { rows } = await client.query('SELECT current_schema() AS schema');
  // A catalog of its own is found before that of the server.
  await client.query(`SET search_path = "${rows[0].schema}", pg_catalog`);
  await client.query(`
    CREATE TABLE pg_extension (extname TEXT);
    INSERT INTO pg_extension VALUES ('citus');
    CREATE TABLE pg_dist_partition (logicalrelid REGCLASS, partmethod TEXT, repmodel TEXT, partkey TEXT);
    CREATE FUNCTION column_to_column_name(REGCLASS, TEXT) RETURNS TEXT LANGUAGE SQL AS 'SELECT $2';
    CREATE FUNCTION create_distributed_table(REGCLASS, TEXT, colocate_with TEXT DEFAULT 'default') RETURNS VOID
      LANGUAGE SQL AS $$ INSERT INTO pg_dist_partition VALUES ($1, 'h', 's', $2) $$;
    CREATE FUNCTION create_reference_table(REGCLASS) RETURNS VOID
      LANGUAGE SQL AS $$ INSERT INTO pg_dist_partition VALUES ($1, 'n', 't', NULL) $$`);
  for (const [table, how] of Object.entries(spread)) {
    await (how === 'reference'
      ? client.query('SELECT create_reference_table($1)', [table])
      : client.query('SELECT create_distributed_table($1, $2)', [table, how]));
  }
}
