import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEVELOPMENT, type Site } from './site.ts';

export interface OnePage {
  /** On `localhost`, so of another site than the vault. */
  readonly url: string;
  readonly close: () => void;
}

/** Serves one page with the vault's script tag. */
export function servePage({ vault }: Site, head: string, body: string): Promise<OnePage> {
  return serveHtml(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <script src="${vault}/inlay.js" data-vault="${vault}" data-publishable-key="${DEVELOPMENT.publishableKey}"></script>
    ${head}</head><body>${body}</body></html>`);
}

/** @param host where it listens: on `0.0.0.0` it is a page of `127.0.0.1`, too */
export async function serveHtml(page: string, host = 'localhost'): Promise<OnePage> {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page));
  server.listen(0, host);
  await once(server, 'listening');
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close: () => void server.close() };
}
