import { createServer } from 'node:net';

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRNOTAVAIL'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The wanted port, or the next free one above it on both loopback addresses. Says so where it differs. */
export async function freePort(wanted: number, purpose: string): Promise<number> {
  for (let port = wanted; port < wanted + 100; port += 1) {
    if (!((await isFree(port, '127.0.0.1')) && (await isFree(port, '::1')))) continue;
    if (port !== wanted) process.stdout.write(`Port ${wanted} is taken, so the ${purpose} uses ${port}.\n`);
    return port;
  }
  throw new Error(`Ports ${wanted} to ${wanted + 99} are all taken.`);
}
