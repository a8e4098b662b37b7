import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { buildExample, type BuildOptions } from '../../demo/examples/build.ts';
import { serveExample } from '../../demo/examples/serve.ts';
import { startProgram } from '../e2e/program.ts';
import { DEVELOPMENT } from '../e2e/site.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(repository, 'node_modules/.cache/shops');

const BUILD_TIME = 90_000;

export const LAB = 'packages/react/lab';
export const REACT_18 = join(repository, LAB, 'react-18.config.ts');

export interface ShopOptions extends Pick<BuildOptions, 'config' | 'mode'> {
  /** Below the repository's root. */
  readonly folder: string;
  readonly rendered?: boolean;
}

/** Real builds, each served on localhost beside one vault on 127.0.0.1, and each made once for a worker. */
export interface Shops {
  readonly vault: string;
  /** The address of a build's page. */
  readonly open: (options: ShopOptions) => Promise<string>;
}

async function startShop(vault: string, { folder, rendered = false, ...options }: ShopOptions) {
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'shop-'));
  const site = { ...DEVELOPMENT, vault, outDir, rendered };
  await buildExample({ root: join(repository, folder), ...site, ...options });
  const server = await serveExample(site);
  await server.listen({ port: 0, host: 'localhost' });
  return {
    url: `http://localhost:${(server.server.address() as AddressInfo).port}`,
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}

export const test = base.extend<object, { shops: Shops }>({
  shops: [
    // oxlint-disable-next-line no-empty-pattern -- a fixture names what it needs, and this one needs nothing.
    async ({}, use) => {
      const program = await startProgram(['packages/vault/bin/inlay.mjs', 'dev', '--port', '0']);
      const started = new Map<string, ReturnType<typeof startShop>>();
      await use({
        vault: program.origin,
        async open(options) {
          const id = JSON.stringify(options);
          const shop = started.get(id) ?? startShop(program.origin, options);
          // What builds may take longer than what pays.
          if (!started.has(id)) base.setTimeout(base.info().timeout + BUILD_TIME);
          started.set(id, shop);
          return (await shop).url;
        },
      });
      await Promise.all([...started.values()].map(async (shop) => (await shop).close()));
      await program.kill();
    },
    { scope: 'worker' },
  ],
});
