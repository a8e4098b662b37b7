import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { findPort, type Program, startProgram } from './program.ts';

/** The well-known credentials of `inlay dev`. */
export const DEVELOPMENT = {
  secretKey: 'test-api-key:test-api-secret',
  publishableKey: 'pk_test_demo',
  account: '1000000001',
} as const;

/** A vault on one site, a shop on another, and all that the vault leaves behind. */
export interface Site {
  readonly vault: string;
  readonly shop: string;
  /** All files of the vault's store lie below this folder. */
  readonly storeFolder: string;
  readonly vaultProgram: Program;
  readonly shopProgram: Program;
  /** Calls the vault as the merchant's server. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Record<string, any> }>;
  readonly stop: () => Promise<void>;
}

export async function startSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-e2e-'));
  const storeFolder = join(folder, 'store');
  mkdirSync(storeFolder);
  const [vaultPort, shopPort] = [await findPort(), await findPort()];
  const vault = `http://127.0.0.1:${vaultPort}`;
  const vaultProgram = await startProgram(['packages/vault/bin/inlay.mjs', 'dev', '--port', String(vaultPort)], { TMPDIR: storeFolder });
  const shopProgram = await startProgram(['demo/main.ts', '--port', String(shopPort), '--vault', vault]);
  return {
    vault,
    shop: `http://localhost:${shopPort}`,
    storeFolder,
    vaultProgram,
    shopProgram,
    async call(method, path, body) {
      const response = await fetch(vault + path, {
        method,
        headers: {
          authorization: `Basic ${Buffer.from(DEVELOPMENT.secretKey).toString('base64')}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : {} };
    },
    async stop() {
      await Promise.all([vaultProgram.kill(), shopProgram.kill()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Tests that share one pair of servers for each worker. */
export const test = base.extend<object, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs, and this one needs nothing.
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
});
