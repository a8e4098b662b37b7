import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type Program, startProgram } from './program.ts';

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
  /** Starts another vault where the first was, with an empty store. */
  readonly replaceVault: () => Promise<void>;
  /** Calls the vault as the merchant's server. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: Record<string, any> }>;
  readonly stop: () => Promise<void>;
}

export async function startSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-e2e-'));
  const storeFolder = join(folder, 'store');
  mkdirSync(storeFolder);
  const startVault = (port: string) =>
    startProgram(['packages/vault/bin/inlay.mjs', 'dev', '--port', port, '--log', 'info'], { TMPDIR: storeFolder });
  const vaultProgram = await startVault('0');
  const vault = vaultProgram.origin;
  const shopProgram = await startProgram(['demo/main.ts', '--port', '0', '--vault', vault]);
  const programs = [vaultProgram, shopProgram];
  return {
    vault,
    shop: shopProgram.origin,
    storeFolder,
    vaultProgram,
    shopProgram,
    async replaceVault() {
      programs.push(await startVault(new URL(vault).port));
    },
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
      await Promise.all(programs.map((program) => program.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Tests that share one pair of servers for each worker. */
export const test = base.extend<object, { site: Site }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- a fixture names what it needs, and this one needs nothing.
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
});
