import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A shop of a few pages, on a site of its own. What it is posted, it keeps and answers with the title `Posted`. */
export interface ShopPages {
  readonly origin: string;
  /** The forms that were posted, in order. */
  readonly posted: URLSearchParams[];
  /** Serves a page. @returns its address */
  show(html: string): string;
  readonly close: () => Promise<void>;
}

export async function startShopPages(): Promise<ShopPages> {
  const posted: URLSearchParams[] = [];
  const pages: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const page = pages[Number(request.url?.slice(1))];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.method === 'POST') {
      posted.push(new URLSearchParams(body));
      response.end('<!doctype html><title>Posted</title>');
    } else if (request.url !== '/' && page !== undefined) response.end(page);
    else response.writeHead(404).end();
  };
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    posted,
    show: (html) => `${origin}/${pages.push(html) - 1}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
