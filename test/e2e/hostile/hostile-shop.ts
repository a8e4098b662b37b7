import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

const spy = readFileSync(new URL('spy.js', import.meta.url));

/** A web server that is after card numbers. It serves any page that a test asks for, and writes everything down. */
export interface HostileServer {
  readonly origin: string;
  /** Every request: method, address, body. */
  readonly log: string[];
  /** Serves an HTML body at a path. The spy comes first. */
  readonly pages: Map<string, string>;
  readonly close: () => Promise<void>;
}

export async function startHostileServer(): Promise<HostileServer> {
  const log: string[] = [];
  const pages = new Map<string, string>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += chunk;
    log.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`);
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const page = pages.get(path);
    if (path === '/spy.js') response.setHeader('content-type', 'text/javascript').end(spy);
    else if (page !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>Shop</title><script src="/spy.js"></script>${page}`);
    } else response.writeHead(204).end();
  };
  const server: Server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    log,
    pages,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
