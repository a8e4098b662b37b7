import { expect, test } from 'vitest';
import { openChannel, type Port } from './channel.ts';
import { HOSTILE_ENVELOPES, makeLiveEnvelopes } from './hostile-envelopes.test-support.ts';
import { type Remark, SAMPLE } from './sample.test-support.ts';
import { openWeakChannel } from './weak-channel.test-support.ts';
import { memoryPorts } from './memory-ports.test-support.ts';

type Open = (
  port: Port,
  handlers: { echo(remark: Remark): string; remark(remark: Remark): void },
  log: Log,
) => () => void;
type Log = (harm: string) => void;

const FENCE = 'fence';

function messagePorts(): [Port, Port] {
  const { port1, port2 } = new MessageChannel();
  return [port1 as Port, port2 as Port];
}

const openStrong: Open = (port, handlers, log) => {
  const channel = openChannel(port, { local: SAMPLE, remote: SAMPLE, handlers });
  channel.call('echo', { text: 'asked by this side' }).then(
    () => log('settled'),
    (error: Error) => log(`ended ${error.message}`),
  );
  return () => channel.close();
};

const openWeak: Open = (port, handlers, log) => {
  openWeakChannel(
    port,
    handlers,
    () => log('settled'),
    () => log('threw'),
  );
  return () => port.close();
};

/** All that a hostile message brings about until a good note after it was heard. */
async function harmOf(open: Open, [peer, own]: [Port, Port], message: unknown): Promise<string> {
  const harms: string[] = [];
  let close = (): void => {};
  let isOver = false;
  const log: Log = (harm) => {
    if (!isOver) harms.push(harm);
  };
  const fence = new Promise<void>((resolve) => {
    const remark = ({ text }: Remark): void => (text === FENCE ? resolve() : log('served remark'));
    close = open(own, { echo: () => (log('served echo'), 'loot'), remark }, log);
  });
  peer.onmessage = ({ data }) => {
    const [kind, id, , content] = data as unknown[];
    if (kind === 'done' && id !== 0) log('answered');
    if (kind !== 'call' && content !== undefined) log('told');
  };
  peer.postMessage(message);
  peer.postMessage(['call', 0, 'remark', { text: FENCE }]);
  await fence;
  // A served call would be answered by now.
  await new Promise((resolve) => setTimeout(resolve, 5));
  if ('polluted' in {}) log('polluted');
  Reflect.deleteProperty(Object.prototype, 'polluted');
  isOver = true;
  close();
  peer.close();
  return harms.join(', ');
}

test.each(HOSTILE_ENVELOPES)('a port drops $name', async ({ message }) => {
  expect(await harmOf(openStrong, messagePorts(), message)).toBe('');
});

test.each([...HOSTILE_ENVELOPES, ...makeLiveEnvelopes()])('a transport in memory drops $name', async ({ message }) => {
  expect(await harmOf(openStrong, memoryPorts(), message)).toBe('');
});

test.each([...HOSTILE_ENVELOPES, ...makeLiveEnvelopes()])('a weak channel suffers from $name', async (row) => {
  expect(await harmOf(openWeak, memoryPorts(), row.message)).toMatch(row.harm);
});

test.each([
  ['port', messagePorts],
  ['transport in memory', memoryPorts],
])('a good message passes through the same %s', async (_name, open) => {
  const good = ['call', 1, 'echo', { text: 'hello' }];
  expect(await harmOf(openStrong, open(), good)).toBe('served echo, answered, told');
});

test.each([
  ['the last', 7, 7],
  ['an earlier', 7, 3],
])('a call with the id of %s one is served no second time', async (_name, first, second) => {
  const [peer, own] = messagePorts();
  const served: string[] = [];
  const handlers = { echo: ({ text }: Remark) => (served.push(text), text), remark: () => {} };
  openChannel(own, { local: SAMPLE, remote: {}, handlers });
  const answered = new Promise((resolve) => {
    peer.onmessage = ({ data }) => (data as unknown[])[1] === 8 && resolve(data);
  });
  peer.postMessage(['call', first, 'echo', { text: 'first' }]);
  peer.postMessage(['call', 0, 'remark', { text: 'a note between them' }]);
  peer.postMessage(['call', second, 'echo', { text: 'second' }]);
  peer.postMessage(['call', 8, 'echo', { text: 'next' }]);
  expect(await answered).toEqual(['done', 8, '', 'next']);
  expect(served).toEqual(['first', 'next']);
  peer.close();
});

test('an answer that comes twice ends its call once', async () => {
  const [peer, own] = messagePorts();
  peer.onmessage = ({ data }) => {
    const [, id] = data as [string, number];
    for (const text of ['first', 'second']) peer.postMessage(['done', id, '', text]);
  };
  const channel = openChannel(own, { local: {}, remote: SAMPLE, handlers: {} });
  expect(await channel.call('echo', { text: '' })).toBe('first');
  expect(await channel.call('echo', { text: '' })).toBe('first');
  channel.close();
});

test('a flood of 20,000 messages is cut off, and the channel works in the next second', async () => {
  const [peer, own] = messagePorts();
  let served = 0;
  const handlers = { echo: () => '', remark: () => ++served };
  const channel = openChannel(own, { local: SAMPLE, remote: SAMPLE, handlers });
  const start = performance.now();
  for (let count = 0; count < 20_000; count++) peer.postMessage(['call', 0, 'remark', { text: 'flood' }]);
  // The channel counts by the second.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(served).toBeGreaterThanOrEqual(200);
  expect(served).toBeLessThanOrEqual(200 * Math.ceil((performance.now() - start) / 1000));
  peer.onmessage = ({ data }) => peer.postMessage(['done', (data as unknown[])[1], '', 'dry again']);
  expect(await channel.call('echo', { text: '' })).toBe('dry again');
  channel.close();
});
