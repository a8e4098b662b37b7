import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Processor } from '../processors/processor.ts';
import { createSandbox } from '../processors/sandbox.ts';
import { EXPIRY, NUMBER, PAYMENTS, PUBLISHABLE, SECRET, testVaults, VAULT } from '../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

async function listen(options: Parameters<typeof openTestVault>[0] = {}) {
  const opened = await openTestVault(options);
  const address = await opened.vault.listen({ port: 0, host: '127.0.0.1' });
  return { ...opened, port: Number(new URL(address).port) };
}

/** Sends bytes over one connection, each part when the one before is answered, and gives all that comes back until the end. */
function sendRaw(port: number, first: string, ...others: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const waiting = [...others];
    const socket = connect(port, '127.0.0.1', () => socket.write(first));
    socket.on('data', (chunk) => {
      answer += chunk;
      const next = waiting.shift();
      if (next !== undefined) socket.write(next);
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
    `GET ${path} HTTP/1.1\r\n${head}\r\n${sent}`,
    `DELETE ${path} HTTP/1.1\r\n${head}Connection: close\r\n\r\n${sent}`,
  );
  expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
});

test('answers input that is not HTTP with a bare status, and logs nothing', async () => {
  const { port, lines } = await listen();
  const answer = await sendRaw(port, `${NUMBER} is no method\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer).not.toContain(NUMBER);
  expect(lines.join()).not.toContain(NUMBER);
});

test('finishes open requests before it closes, and answered writes are stored', async () => {
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

test('links have the origin of the request, for either loopback name', async () => {
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

test('trusts the forwarding headers of a proxy on this machine, and limits by that address', async () => {
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

/** Calls that all come from one client, as a proxy in front tells it. */
async function callFrom(addresses: readonly string[], header = 'x-forwarded-for') {
  const { call } = await openTestVault({ rateLimit: { max: 1, timeWindow: 60_000 } });
  const body = { card: { cardNum: NUMBER, cardExpiry: EXPIRY } };
  const statuses: number[] = [];
  for (const address of addresses) {
    statuses.push((await call('POST', `${VAULT}/singleusetokens`, { headers: { [header]: address }, body })).status);
  }
  return statuses;
}

test.each([
  [['198.51.100.44:1000', '198.51.100.44:1001', '198.51.100.44']],
  [['[2001:db8::1]:1000', '[2001:db8::1]:1001', '2001:DB8::1']],
  [['203.0.113.9, 198.51.100.44:1000', '203.0.113.10, 198.51.100.44:1001', '198.51.100.44']],
  [['198.51.100.44:1000, 127.0.0.1:5000', '198.51.100.44:1001, 127.0.0.1:5001', '198.51.100.44']],
])('a port behind an address makes no other caller: %j', async (addresses) => {
  expect(await callFrom(addresses)).toEqual([200, 429, 429]);
});

test('refuses new requests while it closes, in the form of their wire', async () => {
  const opened = await listen();
  let answer = '';
  const socket = connect(opened.port, '127.0.0.1');
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  const ended = new Promise((resolve) => {
    socket.on('close', resolve);
  });
  const path = `${VAULT}/profiles/x`;
  await new Promise<void>((resolve) => {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n`, () => resolve());
  });
  // The half of a head has to have arrived, or the connection counts as idle.
  await expect
    .poll(() => opened.vault.inject({ url: '/customervault/monitor' }).then(({ statusCode }) => statusCode))
    .toBe(200);
  const closed = opened.close();
  socket.write(`Authorization: ${SECRET}\r\n\r\n`);
  await ended;
  await closed;
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 503 /);
  expect(head.toLowerCase()).toMatch(/cache-control: no-store/);
  expect(head.toLowerCase()).toMatch(/x-applicationuid: guid=/);
  expect(head.toLowerCase()).toMatch(/connection: close/);
  expect(JSON.parse(body).error).toMatchObject({ code: '9702', reason: 'store_unavailable' });
});

test('while it is about to close, an answer ends its connection', async () => {
  const opened = await listen();
  const ask = () => opened.vault.inject({ url: '/inlay.js' });
  expect((await ask()).headers['connection']).not.toBe('close');
  const closed = opened.close({ drain: 300 });
  const draining = await ask();
  expect([draining.statusCode, draining.headers['connection']]).toEqual([200, 'close']);
  await closed;
});

test('a failed last scrub is a warning, and the store is still closed', async () => {
  const { close, storage, lines } = await openTestVault();
  storage.scrub = () => Promise.reject(new Error('no room'));
  await close();
  const [line = ''] = lines.filter((each) => each.includes('scrub_failed'));
  expect(JSON.parse(line)).toMatchObject({ level: 40, event: 'scrub_failed', at: expect.stringMatching(/^Error/) });
  await expect(storage.check()).rejects.toMatchObject({ code: 'store_unavailable' });
});

test('a log line names its request once', async () => {
  const { call, lines, storage } = await openTestVault();
  await call('GET', `${VAULT}/nothing`);
  storage.read.get = () => Promise.reject(new Error('gone'));
  expect((await call('POST', `${VAULT}/profiles`, { authorization: PUBLISHABLE })).status).toBe(500);
  expect(lines.length).toBe(3);
  for (const line of lines) expect(line.match(/"requestId"/g)).toHaveLength(1);
});

test('the monitor’s answer is not cached', async () => {
  const { call } = await openTestVault();
  expect((await call('GET', '/customervault/monitor')).headers['cache-control']).toBe('no-store');
});

test('accepts ids in a path in either case', async () => {
  const { call } = await openTestVault();
  const { body } = await call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'c' } });
  const found = await call('GET', `${VAULT}/profiles/${body.id.toUpperCase()}`);
  expect([found.status, found.body]).toEqual([200, body]);
  const address = await call('POST', `${VAULT}/profiles/${body.id.toUpperCase()}/addresses`, {
    body: { country: 'us' },
  });
  expect(address.body.country).toBe('US');
  const card = { cardNum: NUMBER, cardExpiry: EXPIRY, billingAddressId: address.body.id.toUpperCase() };
  const stored = await call('POST', `${VAULT}/profiles/${body.id}/cards`, { body: card });
  expect(stored.body.billingAddressId).toBe(address.body.id);
});
