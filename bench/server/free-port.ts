import { once } from 'node:events';
import { createServer } from 'node:net';

const FIRST = 4810;
const LAST = 4839;
let next = FIRST;

/** A port that is free on both loopback addresses. No port is given twice by one process. */
export async function freePort(): Promise<number> {
  while (next <= LAST) {
    const port = next++;
    if (await isFree(port)) return port;
  }
  throw new Error(`Ports ${FIRST} to ${LAST} are all taken.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port);
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
