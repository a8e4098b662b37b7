import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import formbody from '@fastify/formbody';
import statics from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { contentPolicy } from '../server/content-policy.ts';
import { Vault, type VaultSettings } from '../server/vault.ts';
import { charge } from './charge.ts';

export interface ServeOptions extends VaultSettings {
  /** Goes to the browser. */
  readonly publishableKey: string;
  /** What was built. */
  readonly outDir: string;
  /** Pages are rendered here before their script takes over. */
  readonly rendered: boolean;
}

/** The policies by which the frameworks' own code, and Lit's, makes markup. Pages may have no other. */
const TRUSTED = 'lit-html vue svelte-trusted-html angular';

/** The server of an example's shop: its page, and the one address that takes a token. */
export async function serveExample(options: ServeOptions): Promise<FastifyInstance> {
  const { outDir, vault } = options;
  const client = new Vault(options);
  const server = fastify({ forceCloseConnections: true });
  await server.register(formbody);
  await server.register(statics, { root: outDir, index: false });
  const policy = `${contentPolicy(vault, { ownScript: true, connect: true })}; require-trusted-types-for 'script'; trusted-types ${TRUSTED}`;
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', policy);
  });

  server.get('/', async (_request, reply) => reply.type('text/html').send(await readPage(options)));

  server.post<{ Body: { singleUseToken?: string } }>('/pay', async (request, reply) => {
    const { isPaid, message } = await charge(client, request.body.singleUseToken ?? '');
    reply.code(isPaid ? 200 : 402);
    if (request.headers.accept === 'application/json') return { message };
    return reply.type('text/html').send(`<!doctype html><title>Checkout</title><p role="status">${message}</p>`);
  });
  return server;
}

/** A page that is rendered here loads the fields first: they work before the framework does. */
async function readPage({ outDir, rendered, vault, publishableKey }: ServeOptions): Promise<string> {
  const page = readFileSync(join(outDir, 'index.html'), 'utf8');
  if (!rendered) return page;
  const { render } = (await import(pathToFileURL(join(outDir, 'server/server.js')).href)) as {
    render: () => string | Promise<string>;
  };
  const content = await render();
  const script = `<script src="${vault}/inlay.js" data-vault="${vault}" data-publishable-key="${publishableKey}"></script>`;
  return page.replace('<head>', () => `<head>${script}`).replace('<main id="app">', () => `<main id="app">${content}`);
}
