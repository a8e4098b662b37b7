import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import type { KeptTenant } from './contents.ts';
import { type FrozenPackages, installFrozen } from './frozen-packages.ts';
import { DATABASE, type RestoredFixture, restoreFixture } from './restore-fixture.ts';

const RELEASE = '0.1.0';

/** @returns where it serves */
async function serve({ inlay }: FrozenPackages, { config, environment }: RestoredFixture): Promise<string> {
  const server: ChildProcess = spawn(process.execPath, [inlay, 'serve', '--port', '0', '--config', config], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(server, 'exit');
  onTestFinished(async () => {
    server.kill('SIGKILL');
    await exited;
  });
  const lines = createInterface({ input: server.stdout as NodeJS.ReadableStream });
  const [line] = (await Promise.race([once(lines, 'line'), exited])) as [unknown];
  return String(line).replace('inlay serves ', '');
}

function authorizeAt(url: string, { accounts, secretKey, cards }: KeptTenant, merchantRefNum: string) {
  return fetch(`${url}/cardpayments/v1/accounts/${accounts[0]}/auths`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${secretKey.id}:${secretKey.secret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ merchantRefNum, amount: 1000, card: { paymentToken: cards[0]?.paymentToken } }),
  });
}

// On SQLite one process holds the store: an older server cannot be running.
test.runIf(DATABASE === 'postgres')(
  'a server of 0.1.0 that runs on while its store is brought up to date makes no payment any more',
  async () => {
    const frozen = installFrozen(RELEASE);
    onTestFinished(() => frozen.remove());
    const fixture = await restoreFixture(RELEASE);
    onTestFinished(() => fixture.remove());
    const tenant = fixture.contents.tenants.find(({ accounts }) => accounts.length > 0) as KeptTenant;
    const url = await serve(frozen, fixture);
    expect((await authorizeAt(url, tenant, 'before')).status).toBe(200);

    const storage = await fixture.open(Date.now);
    onTestFinished(() => storage.close());
    const held = `SELECT count(*) AS n FROM payment_references WHERE reference = 'before'`;
    expect(await storage.read.get(held)).toEqual({ n: 1 });
    const count = () => storage.read.get('SELECT count(*) AS n FROM payments');
    const before = await count();
    for (const reference of ['before', 'after']) {
      expect((await authorizeAt(url, tenant, reference)).status).toBeGreaterThanOrEqual(500);
    }
    expect(await count()).toEqual(before);
  },
  60_000,
);
