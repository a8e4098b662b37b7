import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';

/** One address in front of several database servers, like a virtual IP: it leads to one of them at a time. */
export interface Switch {
  /** The URL of a database through the address. */
  through(url: string): string;
  /** Switches to another server, and breaks the connections to the previous one. */
  point(to: string): void;
  stop(): Promise<void>;
}

/** @param first the URL of any database of the first server, which listens on a socket */
export async function startSwitch(first: string): Promise<Switch> {
  let target = socketOf(first);
  const open = new Set<Socket>();

  function keep(socket: Socket, other: Socket): void {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
      other.destroy();
    });
  }

  function breakAll(): void {
    for (const socket of open) socket.destroy();
  }

  const server = createServer({ noDelay: true }, (client) => {
    const database = connect(target);
    keep(client, database);
    keep(database, client);
    client.pipe(database).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    through(url) {
      const switched = new URL(url);
      switched.searchParams.set('host', '127.0.0.1');
      switched.searchParams.set('port', String(port));
      return switched.href;
    },
    point(to) {
      target = socketOf(to);
      breakAll();
    },
    async stop() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}

function socketOf(url: string): string {
  return join(new URL(url).searchParams.get('host') as string, '.s.PGSQL.5432');
}
