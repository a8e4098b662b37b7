import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from './store/sqlite/open-sqlite.ts';
import { EXPIRY, NUMBER, PAYMENTS, testVaults, tokenFor, type TestVault, VAULT } from './test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

function create({ call }: TestVault, merchantCustomerId: string, more: object = {}) {
  return call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId, ...more } });
}

/** Waits for an answer of the monitor, which caches each answer for half a second. */
async function untilMonitorSays({ call }: TestVault, status: number, word: string) {
  const ask = async () => {
    const answer = await call('GET', '/customervault/monitor', { authorization: null });
    return [answer.status, answer.body.status ?? answer.body.error.code];
  };
  await expect.poll(ask, { timeout: 5000 }).toEqual([status, word]);
}

async function openOnFile() {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-outage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'vault.db');
  return { vault: await openTestVault({ storage: await openSqlite({ path }) }), path };
}

async function setPages({ storage }: TestVault, pages: number) {
  await storage.transaction((sql) => sql.get(`PRAGMA max_page_count = ${pages}`));
}

test('a full store refuses writes, loses nothing and continues once there is space', async () => {
  const { vault } = await openOnFile();
  const kept: string[] = [(await create(vault, 'before')).body.id];
  const token = await tokenFor(vault);
  const count = await vault.storage.read.get('PRAGMA page_count');
  await setPages(vault, Number(count?.['page_count']) + 2);

  let refused: Awaited<ReturnType<typeof create>> | undefined;
  for (let number = 0; number < 500 && !refused; number += 1) {
    const answer = await create(vault, `${number}`, { firstName: 'x'.repeat(80), lastName: 'x'.repeat(80) });
    if (answer.status === 201) kept.push(answer.body.id);
    else refused = answer;
  }
  expect([refused?.status, refused?.body.error.code]).toEqual([503, '9702']);
  expect(refused?.body.error.message).toContain('Nothing was written');
  await untilMonitorSays(vault, 503, '9702');
  const paid = await vault.call('POST', `${PAYMENTS}/auths`, {
    body: { merchantRefNum: 'r', description: 'x'.repeat(255), amount: 100, card: { paymentToken: token } },
  });
  expect([200, 503]).toContain(paid.status);
  for (const id of kept) expect((await vault.call('GET', `${VAULT}/profiles/${id}`)).status).toBe(200);

  await setPages(vault, 4_294_967_294);
  await untilMonitorSays(vault, 200, 'READY');
  expect((await create(vault, 'after', { card: { cardNum: NUMBER, cardExpiry: EXPIRY } })).status).toBe(201);
  const taken = await vault.storage.read.get('SELECT count(*) AS n FROM profiles');
  expect(taken).toEqual({ n: kept.length + 1 });
});

test('with a store that cannot be written the monitor reports it, reads work, tokens stay intact, and the vault recovers', async () => {
  const { vault, path } = await openOnFile();
  const { body: profile } = await create(vault, 'before');
  const singleUseToken = await tokenFor(vault);
  const outsider = new DatabaseSync(path, { timeout: 0 });
  outsider.exec('BEGIN IMMEDIATE');

  const refused = await create(vault, 'during', { card: { singleUseToken } });
  expect([refused.status, refused.body.error.code]).toEqual([503, '9702']);
  await untilMonitorSays(vault, 503, '9702');
  expect((await vault.call('GET', `${VAULT}/profiles/${profile.id}`)).status).toBe(200);
  expect(vault.lines.join('\n')).toContain('store_unavailable');

  outsider.close();
  await untilMonitorSays(vault, 200, 'READY');
  expect((await create(vault, 'during', { card: { singleUseToken } })).status).toBe(201);
});
