import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Serves one page at `/`, and another at `/elsewhere`.
 *
 * @param host a name of this machine: browsers keep pages from elsewhere out of its network
 */
export async function servePage(
  html: string,
  host = 'localhost',
): Promise<{ readonly origin: string; stop: () => void }> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html').end(request.url === '/elsewhere' ? 'elsewhere' : html);
  });
  await once(server.listen(0, host === 'localhost' ? '127.0.0.1' : host), 'listening');
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
