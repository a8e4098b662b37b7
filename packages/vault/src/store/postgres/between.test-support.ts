import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

/** Sees what the store sends and passes on what it returns; with `undefined` the connection is cut on both sides. */
export type OnSent = (bytes: Buffer, toServer: Socket) => Buffer | undefined;

/** A socket between a store and its server. */
export interface Between {
  readonly url: string;
  onSent: OnSent;
  close(): void;
}

/** Puts a socket of its own before a server that is reached by the socket in the folder `host`. */
export async function startBetween(url: string): Promise<Between> {
  const { searchParams } = new URL(url);
  const target = join(searchParams.get('host') as string, '.s.PGSQL.5432');
  const folder = mkdtempSync('/tmp/inlay-between-');
  const sockets = new Set<Socket>();
  const passOn: OnSent = (bytes) => bytes;
  const between = {
    url: url.replace(encodeURIComponent(searchParams.get('host') as string), encodeURIComponent(folder)),
    onSent: passOn,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const server = createServer((store) => {
    const database = connect(target);
    for (const socket of [store, database]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        store.destroy();
        database.destroy();
      });
    }
    store.on('data', (bytes) => {
      const sent = between.onSent(bytes, database);
      if (sent) database.write(sent);
      else store.destroy();
    });
    database.on('data', (bytes) => store.write(bytes));
  });
  await new Promise<void>((resolve) => server.listen(join(folder, '.s.PGSQL.5432'), resolve));
  return between;
}
