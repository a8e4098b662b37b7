import { expect, test } from 'vitest';
import { listen, type ListenOptions, type Visit } from './listen.ts';
import { HOST, HOSTILE_HELLOS, type HostileHello } from './hostile-hellos.test-support.ts';
import { parseRemark, type Remark } from './sample.test-support.ts';
import { type FakeEvent, type FakeWindow, fakeWindow } from './fake-window.test-support.ts';

type Listen = (window: FakeWindow, connected: (from: unknown) => void) => void;

const HOST_WINDOW = { name: 'host' };
const RANGE = { min: 2, max: 3 };

function goodHello(): FakeEvent & { readonly data: unknown[]; readonly answered: Promise<unknown> } {
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data);
    };
  });
  const data = ['inlay-rpc', 'nonce', 1, 3, { text: 'shop' }];
  return { source: HOST_WINDOW, origin: HOST, ports: [port2], data, answered };
}

const strong = (connected: (visit: Visit<Remark>) => void): ListenOptions<Remark> => ({
  range: RANGE,
  accepts: ({ source, origin }) =>
    (source as { name?: string }).name === 'host' && source === (HOST_WINDOW as unknown) && origin === HOST,
  hello: parseRemark,
  welcome: () => ({}),
  connected,
});

const listenStrong: Listen = (window, connected) =>
  void listen(
    window,
    strong(({ caller }) => connected(caller.source)),
  );

const listenWeak: Listen = (window, connected) =>
  window.addEventListener('message', ({ source, origin, ports }) => {
    if (origin.includes('shop.example') && ports[0]) connected(source);
  });

function connectionsOf(listenTo: Listen, { forge }: HostileHello): number {
  const window = fakeWindow();
  let connections = 0;
  listenTo(window, () => ++connections);
  const good = goodHello();
  window.dispatch(forge(good));
  for (const port of good.ports) port.close();
  return connections;
}

test.each(HOSTILE_HELLOS)('a listener drops a hello $name', (row) => {
  expect(connectionsOf(listenStrong, row)).toBe(0);
  expect('polluted' in {}).toBe(false);
});

test.each(HOSTILE_HELLOS.filter(({ fools }) => fools))('a weak listener welcomes a hello $name', (row) => {
  expect(connectionsOf(listenWeak, row)).toBe(1);
});

test('a good hello is welcomed by both', () => {
  const good: HostileHello = { name: '', forge: (event) => event, fools: true };
  expect([connectionsOf(listenStrong, good), connectionsOf(listenWeak, good)]).toEqual([1, 1]);
});

test.each(HOSTILE_HELLOS)('a hello $name does not use up the one that a listener takes', async ({ forge }) => {
  const window = fakeWindow();
  const visits: Visit<Remark>[] = [];
  listen(window, { ...strong((visit) => visits.push(visit)), once: true });
  const bad = goodHello();
  window.dispatch(forge(bad));
  for (const port of bad.ports) port.close();
  const good = goodHello();
  window.dispatch(good);
  expect(await good.answered).toEqual(['inlay-rpc', 'nonce', 3, {}]);
  const second = goodHello();
  window.dispatch(second);
  for (const port of second.ports) port.close();
  expect(visits).toHaveLength(1);
});

test.each([
  ['too old', [2, 0]],
  ['too old by one', [1, 1]],
  ['too new', [4, 9]],
  ['upside down', [3, 2]],
])('a hello whose versions are %s is answered with version 0 and nothing else', async (_name, [min, max]) => {
  const window = fakeWindow();
  listenStrong(window, () => expect.unreachable());
  const hello = goodHello();
  window.dispatch({ ...hello, data: ['inlay-rpc', 'nonce', min, max, { text: 'shop' }] });
  expect(await hello.answered).toEqual(['inlay-rpc', 'nonce', 0, undefined]);
});

test('20,000 hellos of a stranger leave room for the right one', async () => {
  const window = fakeWindow();
  let connections = 0;
  listenStrong(window, () => ++connections);
  const stray = goodHello();
  for (let count = 0; count < 20_000; count++) window.dispatch({ ...stray, source: { name: 'stranger' } });
  window.dispatch({ ...stray, origin: 'null' });
  for (const port of stray.ports) port.close();
  const good = goodHello();
  window.dispatch(good);
  await good.answered;
  expect(connections).toBe(1);
});

test('20,000 hellos of the right caller are cut off', () => {
  const window = fakeWindow();
  let connections = 0;
  listenStrong(window, () => ++connections);
  const hello = goodHello();
  const start = performance.now();
  for (let count = 0; count < 20_000; count++) window.dispatch(hello);
  const seconds = Math.ceil((performance.now() - start) / 1000);
  for (const port of hello.ports) port.close();
  expect(connections).toBeGreaterThanOrEqual(200);
  expect(connections).toBeLessThanOrEqual(200 * seconds);
});
