import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorize, type Call, callerOf, createToken, exchange } from './client.ts';
import { install, type Installation, type Served, serve, uninstall } from './vault-process.ts';
import { emptyLedger, write } from './writers.ts';

let installation: Installation;
let served: Served;
let call: Call;

beforeAll(async () => {
  installation = await install();
  served = await serve(installation);
  call = callerOf(served.url, installation);
}, 30_000);

afterAll(async () => {
  await served.end('SIGKILL');
  uninstall(installation);
});

async function restart(): Promise<void> {
  served = await serve(installation);
  call = callerOf(served.url, installation);
}

test('of 64 that race for one token, one gets it', async () => {
  const token = (await createToken(call)) as string;
  const answers = await Promise.all(Array.from({ length: 64 }, () => exchange(call, token, randomUUID())));
  expect(answers.filter((answer) => answer?.status === 201)).toHaveLength(1);
  expect(answers.filter((answer) => answer?.status === 400 && answer.body.error.code === '5068')).toHaveLength(63);
});

test('of exchanges and payments that race for one token, one gets it', async () => {
  const { account } = installation;
  for (let round = 0; round < 4; round++) {
    const token = (await createToken(call)) as string;
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, index) =>
        index % 2 === round % 2
          ? exchange(call, token, randomUUID())
          : authorize(call, account, token, randomUUID(), 100),
      ),
    );
    const statuses = answers.map((answer) => answer?.status ?? 0);
    expect(statuses.filter((status) => status < 300)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 400 && status !== 409 && status >= 300)).toEqual([]);
  }
});

test('a vault that is told to end under load answers what it has begun, loses nothing and exits with 0', async () => {
  const ledger = emptyLedger();
  const written = Array.from({ length: 12 }, () => write(call, installation.account, ledger));
  await expect.poll(() => ledger.profiles.length, { timeout: 10_000 }).toBeGreaterThan(10);
  expect(await served.end('SIGTERM')).toBe(0);
  await Promise.all(written);
  expect(ledger.profiles.length).toBeGreaterThan(10);
  await restart();
  for (const { id, cardId } of ledger.profiles) {
    const answer = await call('GET', `/customervault/v1/profiles/${id}/cards/${cardId}`);
    expect(answer?.status).toBe(200);
  }
  for (const id of ledger.authorizations) {
    const answer = await call('GET', `/cardpayments/v1/accounts/${installation.account}/auths/${id}`);
    expect(answer?.body.status).toBe('COMPLETED');
  }
  for (const token of ledger.tokens) expect((await exchange(call, token, randomUUID()))?.status).toBe(201);
});

test('an operator who says nothing does not keep the vault from ending', async () => {
  const socket = connect(join(dirname(installation.store), 'operator.sock'));
  await new Promise((resolve) => socket.once('connect', resolve));
  const began = performance.now();
  const code = await served.end('SIGTERM');
  socket.destroy();
  await restart();
  expect(code).toBe(0);
  expect(performance.now() - began).toBeLessThan(9_000);
}, 30_000);
