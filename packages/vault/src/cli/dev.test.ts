import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { runInlay, startInlay } from './run-inlay.test-support.ts';

let running: Awaited<ReturnType<typeof startInlay>>;
let origin: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inlay-dev-test-'));
  running = await startInlay(['dev', '--port', '0'], { env: { TMPDIR: folder } });
  origin = running.first.replace('inlay dev ready ', '');
});

afterAll(() => {
  running.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function call(
  path: string,
  user: string,
  body?: object,
): Promise<{ readonly status: number; readonly body: any }> {
  const response = await fetch(origin + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Basic ${Buffer.from(user).toString('base64')}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: await response.json() };
}

const CARD = { cardNum: '4111111111111111', cardExpiry: { month: 12, year: 2040 }, cvv: '111' };

test('one line says where it serves, on loopback', async () => {
  expect(running.first).toMatch(/^inlay dev ready http:\/\/127\.0\.0\.1:\d+$/);
  const response = await fetch(`${origin}/customervault/monitor`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'READY' }]);
});

test('the credentials and the account that every script knows pay', async () => {
  const token = await call('/customervault/v1/singleusetokens', 'pk_test_demo:', { card: CARD });
  expect(token.status).toBe(200);
  const payment = await call('/cardpayments/v1/accounts/1000000001/auths', 'test-api-key:test-api-secret', {
    merchantRefNum: 'dev-1',
    amount: 1000,
    card: { paymentToken: token.body.paymentToken },
  });
  expect(payment.body).toMatchObject({ status: 'COMPLETED', currencyCode: 'USD', cvvVerification: 'MATCH' });
});

test('no rate is limited', async () => {
  const calls = Array.from({ length: 300 }, () =>
    call('/customervault/v1/singleusetokens', 'pk_test_demo:', { card: CARD }),
  );
  expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([200]));
});

test('a taken port is told in one sentence', async () => {
  const { port } = new URL(origin);
  expect(await runInlay(['dev', '--port', port])).toEqual({
    code: 1,
    stdout: '',
    stderr: `inlay: Port ${port} is taken. Choose another with --port. (port_taken)\n`,
  });
});

test.each([
  ['SIGTERM', (child: typeof running.child) => child.kill('SIGTERM')],
  ['SIGINT', (child: typeof running.child) => child.kill('SIGINT')],
  ['its parent going away', (child: typeof running.child) => child.disconnect()],
])('%s ends it, and nothing of its store is left', async (_what, end) => {
  const place = mkdtempSync(join(tmpdir(), 'inlay-dev-test-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const { child, exited, errors, lines } = await startInlay(['dev', '--port', '0'], { env: { TMPDIR: place } });
  onTestFinished(() => void child.kill('SIGKILL'));
  expect(readdirSync(place)).toHaveLength(1);
  end(child);
  expect(await exited).toBe(0);
  expect(readdirSync(place)).toEqual([]);
  expect([errors(), lines.length]).toEqual(['', 1]);
});

test('frames know that nothing moves money, and of one range of cards that two networks share', async () => {
  for (const path of ['', '/bank']) {
    const page = await (await fetch(`${origin}/frames/1/pk_test_demo${path}`)).text();
    const [, config = ''] = /id="config">(.*?)<\/script>/.exec(page) ?? [];
    expect(JSON.parse(config)).toMatchObject({
      isTest: true,
      coBadges: [{ brand: 'cartes-bancaires', ranges: [['497010', '497010']] }],
    });
  }
});
