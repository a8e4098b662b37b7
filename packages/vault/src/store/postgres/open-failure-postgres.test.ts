import { createServer } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startBetween } from './between.test-support.ts';
import { type Certificates, makeCertificates } from './certificates.test-support.ts';
import { type Cluster, findPostgres, startCluster } from './cluster.test-support.ts';
import { openPostgres } from './open-postgres.ts';
import { newPostgresUrl } from './open-postgres.test-support.ts';

const HBA = `local all all trust
hostnossl all encrypted 127.0.0.1/32 reject
host all refused 127.0.0.1/32 reject
host all all 127.0.0.1/32 scram-sha-256
`;

let certificates: Certificates;
let stranger: Certificates;
let withTls: Cluster;
let port: number;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return free;
}

async function startOnTcp(settings: readonly string[], files: Record<string, string>) {
  const at = await freePort();
  const cluster = await startCluster(findPostgres() as string, {
    settings: ['listen_addresses=127.0.0.1', `port=${at}`, ...settings],
    files: { 'pg_hba.conf': HBA, ...files },
  });
  return { cluster, at };
}

/** Runs a statement as the owner of the server. */
async function prepareUsers(cluster: Cluster): Promise<void> {
  const storage = await openPostgres({ url: await cluster.createSchema() });
  for (const user of ['payer', 'refused', 'encrypted']) {
    await storage.write(`CREATE ROLE ${user} LOGIN PASSWORD 's3cret word' SUPERUSER`);
  }
  await storage.close();
}

beforeAll(async () => {
  certificates = makeCertificates();
  stranger = makeCertificates();
  const { certificate, key } = certificates.issue('localhost');
  const started = await startOnTcp(['ssl=on'], { 'server.crt': certificate, 'server.key': key });
  withTls = started.cluster;
  port = started.at;
  await prepareUsers(withTls);
}, 30_000);

afterAll(async () => {
  await withTls?.stop();
  certificates?.remove();
  stranger?.remove();
}, 30_000);

const PASSWORD = 's3cret%20word';
const urlOf = (rest = '', host = 'localhost', user = `payer:${PASSWORD}`) =>
  `postgresql://${user}@${host}:${port}/postgres${rest}`;

/** Tells whether a store with this URL uses TLS. */
async function isEncrypted(url: string): Promise<unknown> {
  const storage = await openPostgres({ url });
  try {
    return (await storage.read.get('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()'))?.['ssl'];
  } finally {
    await storage.close();
  }
}

test.each([
  ['', true],
  ['?sslmode=disable', false],
  ['?sslmode=allow', false],
  ['?sslmode=prefer', true],
  ['?sslmode=require', true],
  ['?sslmode=require&sslrootcert=AUTHORITY', true],
  ['?sslmode=verify-ca&sslrootcert=AUTHORITY', true],
  ['?sslmode=verify-full&sslrootcert=AUTHORITY', true],
  ['?sslmode=require&channel_binding=require', true],
])('a server with a certificate of its own authority is reached with "%s"', async (parameters, encrypted) => {
  expect(await isEncrypted(urlOf(parameters.replace('AUTHORITY', certificates.authority)))).toBe(encrypted);
});

test('verify-ca does not check the host name, nor does require with an authority', async () => {
  for (const mode of ['verify-ca', 'require']) {
    expect(await isEncrypted(urlOf(`?sslmode=${mode}&sslrootcert=${certificates.authority}`, '127.0.0.1'))).toBe(true);
  }
});

test('a user who must encrypt is let in by "allow", and one who is refused is told why', async () => {
  expect(await isEncrypted(urlOf('?sslmode=allow', 'localhost', `encrypted:${PASSWORD}`))).toBe(true);
  await expect(
    openPostgres({ url: urlOf('?sslmode=disable', 'localhost', `encrypted:${PASSWORD}`) }),
  ).rejects.toMatchObject({
    code: 'database_refused',
    message: expect.stringMatching(/does not let "encrypted" into the database "postgres": .*(no encryption|pg_hba)/),
  });
});

test('a server without TLS is reached by "prefer", and "require" says what is missing', async () => {
  const { cluster, at } = await startOnTcp([], {});
  onTestFinished(() => cluster.stop(), 30_000);
  await prepareUsers(cluster);
  const plain = (rest: string) => urlOf(rest).replace(`:${port}/`, `:${at}/`);
  expect(await isEncrypted(plain(''))).toBe(false);
  expect(await isEncrypted(plain('?sslmode=prefer'))).toBe(false);
  await expect(openPostgres({ url: plain('?sslmode=require') })).rejects.toMatchObject({
    code: 'database_refused',
    message: `PostgreSQL at localhost:${at} has no TLS. Switch it on there, or use sslmode=disable where the network is safe.`,
  });
}, 30_000);

test.each([
  [
    'a certificate of an unknown authority',
    () => urlOf('?sslmode=verify-full'),
    'database_refused',
    /signed by nobody who is trusted here/,
  ],
  [
    'a certificate of another authority',
    () => urlOf(`?sslmode=verify-ca&sslrootcert=${stranger.authority}`),
    'database_refused',
    /sslrootcert/,
  ],
  [
    'a certificate of another name',
    () => urlOf(`?sslmode=verify-full&sslrootcert=${certificates.authority}`, '127.0.0.1'),
    'database_refused',
    /is not for the name "127\.0\.0\.1"/,
  ],
  [
    'a wrong password',
    () => urlOf('', 'localhost', 'payer:wrong'),
    'database_refused',
    /refuses the password of "payer"/,
  ],
  ['no password', () => urlOf('', 'localhost', 'payer'), 'database_refused', /the URL has none/],
  [
    'a user who may not come in',
    () => urlOf('', 'localhost', `refused:${PASSWORD}`),
    'database_refused',
    /does not let "refused"/,
  ],
  [
    'a database that is not there',
    () => urlOf().replace(/postgres$/, 'nowhere'),
    'database_refused',
    /has no database "nowhere"/,
  ],
  [
    'a host that is not there',
    () => urlOf('', 'no-such-host.invalid'),
    'store_unreachable',
    /There is no host "no-such-host\.invalid"/,
  ],
  [
    'a port where nobody listens',
    () => urlOf().replace(`:${port}/`, ':1/'),
    'store_unreachable',
    /Nobody listens at localhost:1 /,
  ],
  [
    'a socket that is not there',
    () => 'postgresql:///vault?host=/nowhere&user=payer',
    'store_unreachable',
    /the socket in \/nowhere .*"payer"/,
  ],
])('%s is refused at once, in words that name the server and not the password', async (_what, toUrl, code, words) => {
  const start = performance.now();
  const failure = await openPostgres({ url: toUrl() }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code, message: expect.stringMatching(words) });
  expect(String((failure as Error).message)).not.toMatch(/s3cret|wrong/);
  expect(performance.now() - start).toBeLessThan(4000);
});

test.each([
  ['synchronous_commit=off', 'store', async () => `${await newPostgresUrl()}%20-c%20synchronous_commit%3Doff`],
  ['fsync=off', 'server', async () => (await startWithout('fsync')).url],
  ['LATIN1', 'database', () => newLatinDatabase(withTls)],
])('%s of a %s is unsuitable, and named', async (what, _whose, toUrl) => {
  await expect(openPostgres({ url: await toUrl() })).rejects.toMatchObject({
    code: 'database_unsuitable',
    message: expect.stringContaining(what),
  });
});

test('an engine that accepts BEGIN but uses another isolation level is unsuitable', async () => {
  const between = await startBetween(await newPostgresUrl());
  onTestFinished(() => between.close());
  between.onSent = (bytes) =>
    Buffer.from(bytes.toString('latin1').replaceAll('READ COMMITTED', 'SERIALIZABLE  '), 'latin1');
  await expect(openPostgres({ url: between.url })).rejects.toMatchObject({
    code: 'database_unsuitable',
    message: expect.stringContaining('"serializable"'),
  });
});

async function startWithout(setting: string): Promise<Cluster> {
  const cluster = await startCluster(findPostgres() as string, { settings: [`${setting}=off`] });
  onTestFinished(() => cluster.stop(), 30_000);
  return cluster;
}

async function newLatinDatabase(cluster: Cluster): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  await client.query(`CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`);
  await client.end();
  return cluster.url.replace('///postgres', '///latin');
}

test('defaults of a session do not matter: each transaction sets its own options', async () => {
  const defaults = ['default_transaction_isolation=serializable', 'default_transaction_read_only=on'];
  const options = defaults.map((setting) => `%20-c%20${encodeURIComponent(setting)}`).join('');
  const storage = await openPostgres({ url: `${await newPostgresUrl()}${options}` });
  onTestFinished(() => storage.close());
  await storage.check();
  const row = await storage.transaction((sql) =>
    sql.get(`SELECT current_setting('transaction_isolation') AS isolation`),
  );
  expect(row).toEqual({ isolation: 'read committed' });
});
