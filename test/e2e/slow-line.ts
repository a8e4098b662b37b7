import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

export interface Line {
  /** Half of a round trip, in milliseconds. */
  readonly delay: number;
  readonly bytesPerSecond: number;
}

/**
 * A server between a browser and another server, which is as far away as the line is long.
 *
 * @returns its origin
 */
export async function slowLine(to: string, line: Line): Promise<{ readonly origin: string; stop: () => void }> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    near.pipe(slow(line)).pipe(far);
    far.pipe(slow(line)).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => [near, far].forEach((end) => end.destroy()));
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** What is under way does not wait for what comes before it, except for the room on the line. */
function slow({ delay, bytesPerSecond }: Line): Transform {
  let free = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      free = Math.max(free, Date.now()) + (chunk.length / bytesPerSecond) * 1_000;
      setTimeout(() => this.push(chunk), free + delay - Date.now());
      done();
    },
    flush(done) {
      setTimeout(done, Math.max(0, free - Date.now()) + delay);
    },
  });
}
