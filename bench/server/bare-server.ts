// The floor of the server: the vault's framework with the vault's settings and the vault's engine, around routes that
// parse, write or read, and answer. They seal nothing, check nothing and log nothing.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgres, openSqlite } from '@inlay/vault';
import Fastify from 'fastify';

const { port, database } = parseArgs({ options: { port: { type: 'string' }, database: { type: 'string' } } }).values;
const folder = mkdtempSync(join(tmpdir(), 'inlay-bare-'));
const storage = await (database === undefined
  ? openSqlite({ path: join(folder, 'store.db') })
  : openPostgres({ url: database }));

const [bytes, ending] = database === undefined ? ['BLOB', 'STRICT'] : ['BYTEA', ''];
for (const table of ['bare_tokens', 'bare_profiles', 'bare_addresses', 'bare_cards', 'bare_fingerprints']) {
  await storage.transaction((sql) =>
    sql.run(`CREATE TABLE ${table} (id TEXT NOT NULL PRIMARY KEY, content ${bytes} NOT NULL) ${ending}`),
  );
}

/** As the vault's own, in packages/vault/src/server/app.ts. */
const app = Fastify({
  logger: false,
  requestIdHeader: false,
  genReqId: () => randomUUID(),
  bodyLimit: 64 * 1024,
  requestTimeout: 15_000,
  connectionTimeout: 0,
  keepAliveTimeout: 65_000,
  http: { headersTimeout: 10_000, maxHeaderSize: 16 * 1024 },
  forceCloseConnections: 'idle',
  routerOptions: { ignoreTrailingSlash: true, maxParamLength: 128 },
});

/** A row of the size of a sealed token or card. */
const RECORD = 400;
const PROFILE = 300;
const ADDRESS = 150;
const FINGERPRINT = 48;
const newId = (): string => randomBytes(16).toString('base64url');

app.post('/tokens', async () => {
  const id = newId();
  await storage.transaction((sql) =>
    sql.run('INSERT INTO bare_tokens (id, content) VALUES ($1, $2)', id, randomBytes(RECORD)),
  );
  return { id: newId(), paymentToken: id, timeToLiveSeconds: 899, card: { cardBin: '411111', lastDigits: '1111' } };
});

app.post<{ Body: { card: { singleUseToken: string } } }>('/profiles', async (request, reply) => {
  const token = request.body.card.singleUseToken;
  const [profile, address, card] = [newId(), newId(), newId()];
  const isSpent = await storage.transaction(async (sql) => {
    if ((await sql.run('DELETE FROM bare_tokens WHERE id = $1', token)) !== 1) return false;
    await sql.run('INSERT INTO bare_profiles (id, content) VALUES ($1, $2)', profile, randomBytes(PROFILE));
    await sql.run('INSERT INTO bare_fingerprints (id, content) VALUES ($1, $2)', card, randomBytes(FINGERPRINT));
    await sql.run('INSERT INTO bare_addresses (id, content) VALUES ($1, $2)', address, randomBytes(ADDRESS));
    await sql.run('INSERT INTO bare_cards (id, content) VALUES ($1, $2)', card, randomBytes(RECORD));
    return true;
  });
  return reply
    .code(isSpent ? 201 : 400)
    .send({ id: profile, status: 'ACTIVE', cards: [{ id: card, lastDigits: '1111' }] });
});

await storage.transaction((sql) =>
  sql.run('INSERT INTO bare_profiles (id, content) VALUES ($1, $2)', 'known', randomBytes(PROFILE)),
);
app.get<{ Params: { id: string } }>('/profiles/:id', async (request, reply) => {
  const row = await storage.read.get('SELECT id, content FROM bare_profiles WHERE id = $1', request.params.id);
  if (!row) return reply.code(404).send({});
  return { id: row['id'], content: Buffer.from(row['content'] as Uint8Array).toString('base64') };
});

async function stop(): Promise<void> {
  await app.close();
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}
process.on('SIGTERM', () => void stop());
process.on('disconnect', () => void stop());

const origin = await app.listen({ port: Number(port), host: '127.0.0.1' });
process.stdout.write(`bare ready ${origin}\n`);
