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

/** How slow the way is. */
export interface Link {
  /** Milliseconds of a simulated round trip; a new connection costs one more, as with TCP. */
  readonly roundTrip: number;
  /** Bits that come down in a millisecond, all connections together. Default: as many as there are. */
  readonly kilobits?: number;
}

/** Stands between the browser and a server of 127.0.0.1, counts what passes, and makes the way longer and narrower. */
export async function openRelay(port: number, targetPort: number, { roundTrip, kilobits }: Link): Promise<Relay> {
  let requests: string[] = [];
  let [bytesUp, bytesDown] = [0, 0];
  const open = new Set<Socket>();
  let isFreeAt = 0;
  /** Milliseconds until so many bytes are through, behind all that is on its way. */
  const squeeze = (bytes: number): number => {
    if (kilobits === undefined) return 0;
    isFreeAt = Math.max(isFreeAt, performance.now()) + (bytes * 8) / kilobits;
    return isFreeAt - performance.now();
  };

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
      down(() => client.write(chunk), squeeze(chunk.length));
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
function delayLine(delay: number, opensAt: number): (act: () => void, longer?: number) => void {
  let last = Promise.resolve();
  const actAt = async (before: Promise<void>, due: number, act: () => void): Promise<void> => {
    await before;
    const left = due - performance.now();
    if (left > 0) await sleep(left);
    act();
  };
  let waiting = 0;
  return (act, longer = 0) => {
    if (delay + longer === 0 && waiting === 0) return act();
    waiting += 1;
    last = actAt(last, Math.max(performance.now(), opensAt) + delay + longer, () => {
      waiting -= 1;
      act();
    });
  };
}
