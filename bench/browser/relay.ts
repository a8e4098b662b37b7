import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What went over the wire since the last `reset`. Bytes are those of TCP's payload, headers and all. */
export interface Traffic {
  /** Method and path of each request, in order. */
  readonly requests: readonly string[];
  readonly bytesUp: number;
  readonly bytesDown: number;
}

export interface Relay {
  readonly origin: string;
  readonly traffic: () => Traffic;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

const REQUEST = /^(GET|POST|PUT|DELETE|OPTIONS|HEAD) (\S+) HTTP\/1/;

/**
 * Stands between the browser and a server of 127.0.0.1, counts what passes, and makes the way longer.
 *
 * @param roundTrip milliseconds of a simulated round trip; a new connection costs one more, as with TCP
 */
export async function openRelay(port: number, targetPort: number, roundTrip: number): Promise<Relay> {
  let requests: string[] = [];
  let [bytesUp, bytesDown] = [0, 0];
  const open = new Set<Socket>();

  const server = createServer({ noDelay: true }, (client) => {
    const target = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    const up = delayLine(roundTrip / 2, performance.now() + roundTrip);
    const down = delayLine(roundTrip / 2, 0);
    client.on('data', (chunk) => {
      bytesUp += chunk.length;
      const request = REQUEST.exec(chunk.toString('latin1', 0, 1024));
      if (request) requests.push(`${request[1]} ${request[2]}`);
      up(() => target.write(chunk));
    });
    target.on('data', (chunk) => {
      bytesDown += chunk.length;
      down(() => client.write(chunk));
    });
    client.on('close', () => up(() => target.destroy()));
    target.on('close', () => down(() => client.destroySoon()));
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  return {
    origin: `http://127.0.0.1:${port}`,
    traffic: () => ({ requests, bytesUp, bytesDown }),
    reset: () => {
      requests = [];
      [bytesUp, bytesDown] = [0, 0];
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Does one thing after another, each some milliseconds after it was asked for, and none before `opensAt`. */
function delayLine(delay: number, opensAt: number): (act: () => void) => void {
  if (delay === 0) return (act) => act();
  let last = Promise.resolve();
  const actAt = async (before: Promise<void>, due: number, act: () => void): Promise<void> => {
    await before;
    const left = due - performance.now();
    if (left > 0) await sleep(left);
    act();
  };
  return (act) => {
    last = actAt(last, Math.max(performance.now(), opensAt) + delay, act);
  };
}
