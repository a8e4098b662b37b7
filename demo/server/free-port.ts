import { createServer } from 'node:net';

const TRIES = 50;

/** The wanted port, or the next one that is free on both loopback addresses. 0 asks the system for any. */
export async function freePort(wanted: number): Promise<number> {
  for (let step = 0; step < TRIES; step += 1) {
    const open = await tryPort(wanted === 0 ? 0 : wanted + step, '127.0.0.1');
    if (open !== undefined && (await tryPort(open, '::1')) !== undefined) return open;
  }
  throw new Error(`ports ${wanted} to ${wanted + TRIES - 1} are all taken. Choose another with --port.`);
}

/** Resolves to the port when it can be listened on; a machine without this address has nothing in the way. */
function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(port);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
