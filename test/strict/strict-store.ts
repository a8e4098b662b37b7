import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { takeFirstPacket } from './messages.ts';
import { ServerSide } from './server-side.ts';
import { type Chances, StrictConnection } from './strict-connection.ts';
import { newCounts, type StrictCounts } from './strict-counts.ts';
import { statementJudge, type StrictRules } from './strict-rules.ts';

export interface StrictOptions extends StrictRules {
  /** The seed of the random numbers. Each connection has its own sequence. */
  readonly seed: number;
  /** The share of COMMITs that are rolled back and answered with 40001. Default: 0.2. */
  readonly failCommits?: number;
  /** The share of BEGINs that are answered with 40001. Default: 0.05. */
  readonly failBegins?: number;
  /** The share of transactions after which all prepared statements are forgotten. Default: 0.05. */
  readonly forget?: number;
}

export interface StrictStore {
  /** The URL of the same database through the strict store. */
  readonly url: string;
  readonly counts: StrictCounts;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a proxy between a client and PostgreSQL that is as strict as a database may be. It fails COMMITs and BEGINs,
 * forgets prepared statements between transactions, and refuses a statement that neither names one tenant nor is
 * listed. It works with any client of the protocol, but does not support COPY, function calls and Flush.
 *
 * @param url of a database, on a socket or over TCP without TLS
 */
export async function startStrictStore(url: string, options: StrictOptions): Promise<StrictStore> {
  const judge = statementJudge(options);
  const counts = newCounts();
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connectTo(url);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => open.delete(socket));
    }
    client.on('close', () => upstream.destroy());
    // Messages that the server has already sent still reach the client.
    upstream.on('close', () => client.end());
    const chances = chancesOf(options, (connections += 1));
    admit(client, upstream).then(
      (side) => {
        if (!side) return;
        const connection = new StrictConnection({ client, server: side, judge, chances, counts });
        client.on('data', (chunk: Buffer) => connection.push(chunk));
      },
      () => void client.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: leadTo(url, server.address() as AddressInfo),
    counts,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Reads the client's first packets and authenticates it. @returns `undefined` if the client wants something else */
async function admit(client: Socket, upstream: Socket): Promise<ServerSide | undefined> {
  let bytes = Buffer.alloc(0);
  for (;;) {
    const first = takeFirstPacket(bytes);
    if (!first) {
      const [chunk] = (await Promise.race([once(client, 'data'), once(client, 'close')])) as [unknown];
      if (!Buffer.isBuffer(chunk)) return undefined;
      bytes = Buffer.concat([bytes, chunk]);
      continue;
    }
    bytes = Buffer.from(first.rest);
    if (first.kind === 'encryption') {
      client.write('N');
    } else if (first.kind === 'cancel') {
      upstream.end(first.packet);
      return undefined;
    } else {
      const side = new ServerSide(upstream);
      await side.admit(client, first.packet);
      return side;
    }
  }
}

function connectTo(url: string): Socket {
  const { hostname, port, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? (hostname === '' ? 'localhost' : decodeURIComponent(hostname));
  const at = searchParams.get('port') ?? (port === '' ? '5432' : port);
  if (host.startsWith('/')) return connect(join(host, `.s.PGSQL.${at}`));
  return connect({ host, port: Number(at), noDelay: true });
}

function leadTo(url: string, { port }: AddressInfo): string {
  const led = new URL(url);
  led.searchParams.set('host', '127.0.0.1');
  led.searchParams.set('port', String(port));
  // libpq does not decode a plus sign.
  return led.href.replaceAll('+', '%20');
}

function chancesOf({ seed, failCommits = 0.2, failBegins = 0.05, forget = 0.05 }: StrictOptions, connection: number) {
  const random = randomNumbers(seed + connection * 0x9e3779b9);
  const by = (share: number) => () => random() < share;
  return { failCommit: by(failCommits), failBegin: by(failBegins), forget: by(forget) } satisfies Chances;
}

/** Makes random numbers from 0 to 1, reproducible by seed: a mixed 32-bit linear congruential generator. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
