import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Processor } from '../processors/processor.ts';
import { createSandbox } from '../processors/sandbox.ts';
import { EXPIRY, NUMBER, PAYMENTS, SECRET, testVaults, VAULT } from '../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

async function listen(options: Parameters<typeof openTestVault>[0] = {}) {
  const opened = await openTestVault(options);
  const address = await opened.vault.listen({ port: 0, host: '127.0.0.1' });
  return { ...opened, port: Number(new URL(address).port) };
}

/** Sends bytes, and gives all that comes back until the other side closes. */
function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

function send(port: number, method: string, path: string, body?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: SECRET, 'content-type': 'application/json;charset=utf-8' };
    const call = request({
      port,
      method,
      path,
      headers: { ...headers, ...(body ? { 'content-length': body.length } : {}) },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.end(body);
  });
}

test('reads and drops a body on GET and DELETE, and the connection goes on', async () => {
  const { port, call } = await listen();
  const { body } = await call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'c' } });
  const path = `${VAULT}/profiles/${body.id}`;
  const sent = '{"id":"x","profile":{"id":"y"}}';
  const head = `Host: 127.0.0.1\r\nAuthorization: ${SECRET}\r\nContent-Type: application/json\r\nContent-Length: ${sent.length}\r\n`;
  const answer = await sendRaw(
    port,
    `GET ${path} HTTP/1.1\r\n${head}\r\n${sent}DELETE ${path} HTTP/1.1\r\n${head}Connection: close\r\n\r\n${sent}`,
  );
  expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
});

test('says nothing but a status to what is not HTTP, and logs nothing of it', async () => {
  const { port, lines } = await listen();
  const answer = await sendRaw(port, `${NUMBER} is no method\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer).not.toContain(NUMBER);
  expect(lines.join()).not.toContain(NUMBER);
});

test('finishes what is under way before it closes, and what was answered is there afterwards', async () => {
  const sandbox = createSandbox();
  let arrived = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow: Processor = {
    ...sandbox,
    async authorize(order, signal) {
      arrived += 1;
      await released;
      return sandbox.authorize(order, signal);
    },
  };
  const opened = await listen({ processors: { sandbox: slow } });
  const answers = Array.from({ length: 20 }, (_, index) => {
    const card = { cardNum: NUMBER, cardExpiry: EXPIRY };
    return send(
      opened.port,
      'POST',
      `${PAYMENTS}/auths`,
      JSON.stringify({ merchantRefNum: `r${index}`, amount: 100, card }),
    );
  });
  await expect.poll(() => arrived).toBe(20);
  const started = performance.now();
  const closed = opened.close();
  release();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 200));
  await closed;
  expect(performance.now() - started).toBeLessThan(4_000);

  const storage = await opened.store.open();
  const count = await storage.read.get(`SELECT count(*) AS n FROM payments WHERE status = 'COMPLETED'`);
  await storage.close();
  expect(count).toEqual({ n: 20 });
});

test('names itself in links as it was called, on either loopback name', async () => {
  const { vault, port } = await openOnFreePort();
  for (const name of ['127.0.0.1', 'localhost']) {
    const answer = await vault.inject({ method: 'GET', url: `${VAULT}/nothing`, headers: { host: `${name}:${port}` } });
    expect(answer.json().error.links[0].href).toMatch(`http://${name}:${port}/errors#`);
  }
});

async function openOnFreePort() {
  const opened = await openTestVault({ origins: undefined as never });
  const address = await opened.vault.listen({ port: 0, host: '127.0.0.1' });
  return { ...opened, port: Number(new URL(address).port) };
}

test('takes the word of a proxy on this machine on where a request came from, and counts by that', async () => {
  const { call } = await openTestVault({ rateLimit: { max: 1, timeWindow: 60_000 } });
  const statuses: number[] = [];
  for (const address of ['198.51.100.1', '198.51.100.2', '198.51.100.1']) {
    const body = { card: { cardNum: NUMBER, cardExpiry: EXPIRY } };
    const answer = await call('POST', `${VAULT}/singleusetokens`, { headers: { 'x-forwarded-for': address }, body });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([200, 200, 429]);
});

test('counts one network of IPv6 as one caller', async () => {
  const { call } = await openTestVault({ rateLimit: { max: 1, timeWindow: 60_000 } });
  const statuses: number[] = [];
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1']) {
    const body = { card: { cardNum: NUMBER, cardExpiry: EXPIRY } };
    const answer = await call('POST', `${VAULT}/singleusetokens`, { headers: { 'x-forwarded-for': address }, body });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([200, 429, 200]);
});
