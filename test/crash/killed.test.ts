import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { createVault, openSqlite, type Processor, readFrameFiles, readRootKeyFile, type Vault } from '@inlay/vault';
import { expect, onTestFinished, test } from 'vitest';
import { type Call, callerOf, exchange } from './client.ts';
import { install, type Installation, serve, uninstall } from './vault-process.ts';
import { emptyLedger, hang, type Ledger, write } from './writers.ts';

const ROUNDS = 8;
const WRITERS = 10;

/** Looks everything up that was acknowledged. */
async function missing(call: Call, { account }: Installation, ledger: Ledger): Promise<string[]> {
  const lost: string[] = [];
  for (const { id, cardId } of ledger.profiles) {
    const answer = await call('GET', `/customervault/v1/profiles/${id}?fields=cards`);
    if (answer?.status !== 200 || answer.body.cards[0]?.id !== cardId) lost.push(`profile ${id}`);
  }
  for (const id of ledger.authorizations) {
    const answer = await call('GET', `/cardpayments/v1/accounts/${account}/auths/${id}`);
    if (answer?.status !== 200 || answer.body.status !== 'COMPLETED') lost.push(`authorization ${id}`);
  }
  return lost;
}

/** How often each token can be exchanged now, when two try at once. */
async function countExchanges(call: Call, tokens: Iterable<string>): Promise<number[]> {
  const counts: number[] = [];
  for (const token of tokens) {
    const answers = await Promise.all([exchange(call, token, randomUUID()), exchange(call, token, randomUUID())]);
    counts.push(answers.filter((answer) => answer?.status === 201).length);
  }
  return counts;
}

/** What must hold for the next process on a store whose last one was killed. */
async function expectKept(call: Call, installation: Installation, ledger: Ledger): Promise<void> {
  expect(await missing(call, installation, ledger)).toEqual([]);
  expect((await countExchanges(call, ledger.spent)).filter((count) => count !== 0)).toEqual([]);
  expect((await countExchanges(call, ledger.tokens)).filter((count) => count !== 1)).toEqual([]);
  for (const [token, customer] of ledger.open) {
    const again = await exchange(call, token, randomUUID());
    const taken = await call('POST', '/customervault/v1/profiles', { merchantCustomerId: customer, locale: 'en_US' });
    // Spent, and its profile is there; or neither.
    expect([again?.status, taken?.status]).toEqual(again?.status === 201 ? [201, 201] : [400, 409]);
  }
}

test('what a killed vault acknowledged is there when it is back, and no token was spent twice', async () => {
  const installation = await install();
  onTestFinished(() => uninstall(installation));
  const held = new Set<string>();
  let acknowledged = 0;
  let ledger = emptyLedger();
  for (let round = 0; round <= ROUNDS; round++) {
    const served = await serve(installation);
    const call = callerOf(served.url, installation);
    await expectKept(call, installation, ledger);
    for (const token of ledger.held) held.add(token);
    acknowledged += ledger.profiles.length + ledger.authorizations.length + ledger.tokens.size;
    if (round === ROUNDS) {
      await served.end('SIGKILL');
      break;
    }
    ledger = emptyLedger();
    const written = [
      ...Array.from({ length: WRITERS }, () => write(call, installation.account, ledger)),
      hang(call, installation.account, ledger),
    ];
    // Killed wherever it is by then.
    await after(randomInt(100, 500));
    expect(await served.end('SIGKILL')).toBe(-1);
    await Promise.all(written);
  }
  expect(acknowledged).toBeGreaterThan(ROUNDS * 10);
  expect(held.size).toBeGreaterThan(0);
  await expectWhole(installation);
  await expectRecovery(installation, held);
}, 60_000);

/** No card without its profile, no fingerprint without its card, and a sound file. */
async function expectWhole({ store }: Installation): Promise<void> {
  const storage = await openSqlite({ path: store });
  const count = async (sql: string) => Object.values((await storage.read.get(sql)) ?? {})[0];
  expect(await count('PRAGMA integrity_check')).toBe('ok');
  expect(await count('SELECT count(*) FROM cards')).toBeGreaterThan(0);
  for (const orphan of [
    'cards c WHERE NOT EXISTS (SELECT 1 FROM profiles p WHERE p.tenant_id = c.tenant_id AND p.id = c.profile_id)',
    'cards c WHERE NOT EXISTS (SELECT 1 FROM fingerprints f WHERE f.tenant_id = c.tenant_id AND f.record_id = c.id)',
    'fingerprints f WHERE NOT EXISTS (SELECT 1 FROM cards c WHERE c.tenant_id = f.tenant_id AND c.id = f.record_id)',
    `single_use_tokens t WHERE reserved_by IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM payments p WHERE p.id = t.reserved_by AND p.status = 'RECEIVED')`,
  ]) {
    expect(await count(`SELECT count(*) FROM ${orphan}`), orphan).toBe(0);
  }
  await storage.close();
}

/** The processor knows of every other payment: that one ends well and uses its token up, the others never happened. */
async function expectRecovery({ store, rootKey, folder, account, secretKey }: Installation, held: Set<string>) {
  const storage = await openSqlite({ path: store });
  const ids = await storage.read.all(`SELECT id FROM payments WHERE status = 'RECEIVED' ORDER BY id`);
  expect(ids.length).toBeGreaterThanOrEqual(held.size);
  const approved = new Set(ids.filter((_, index) => index % 2 === 0).map(({ id }) => id as string));
  const never = async () => {
    throw new Error('a recovered payment is looked up, never sent again');
  };
  const processor: Processor = {
    sandbox: true,
    authorize: never,
    verify: never,
    find: async ({ id }) =>
      approved.has(id)
        ? { outcome: 'approved', authCode: '000001', addressCheck: 'MATCH', securityCodeCheck: 'MATCH' }
        : undefined,
  };
  const vault = await createVault({
    storage,
    rootKey: readRootKeyFile(rootKey, `${folder}/inlay-data`),
    frameFiles: await readFrameFiles(),
    processors: { sandbox: processor },
    // The leases of the dead are over.
    now: () => Date.now() + 60_000,
  });
  await vault.runJobs();
  const call = callerInside(vault, secretKey);
  for (const { id } of ids) {
    const payment = await call('GET', `/cardpayments/v1/accounts/${account}/auths/${id as string}`);
    expect(payment?.body.status).toBe(approved.has(id as string) ? 'COMPLETED' : 'FAILED');
  }
  const counts = await countExchanges(call, held);
  expect(counts.filter((count) => count > 1)).toEqual([]);
  expect(counts.length - counts.filter(Boolean).length).toBeLessThanOrEqual(approved.size);
  expect(counts.filter(Boolean).length).toBeLessThanOrEqual(ids.length - approved.size);
  await vault.close();
}

function callerInside(vault: Vault, secretKey: string): Call {
  return async (method, url, body) => {
    const answer = await vault.inject({
      method: method === 'GET' ? 'GET' : 'POST',
      url,
      headers: { authorization: `Basic ${Buffer.from(secretKey).toString('base64')}` },
      ...(body ? { payload: body } : {}),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
}
