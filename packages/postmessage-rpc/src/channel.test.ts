import { afterEach, expect, test, vi } from 'vitest';
import { openChannel, type Port } from './channel.ts';
import { connect } from './connect.ts';
import { NO_METHODS } from './contract.ts';
import { listen } from './listen.ts';
import { parseOrigin } from './origin.ts';
import { parseText, SAMPLE } from './sample.test-support.ts';
import { testTransport } from './transport.test-support.ts';
import { fakeWindow } from './fake-window.test-support.ts';
import { memoryPorts } from './memory-ports.test-support.ts';

const SECRET = { collect: { secret: true, params: parseText, result: parseText } } as const;
const RANGE = { min: 1, max: 1 };

afterEach(() => vi.useRealTimers());

testTransport('memory', async () => memoryPorts(), { test, expect });

testTransport('port', async () => messagePorts(), { test, expect });

testTransport(
  'window',
  async () => {
    const page = {};
    const vault = parseOrigin('https://vault.example');
    const frame = fakeWindow();
    const accepted = new Promise<Port>((resolve) => {
      listen(frame, {
        range: RANGE,
        accepts: ({ source }) => source === (page as unknown),
        hello: String,
        welcome: String,
        connected: ({ port }) => resolve(port),
      });
    });
    const seen = frame.seenFrom(page, 'https://shop.example', vault);
    const { port } = await connect(seen, vault, { range: RANGE, hello: '', welcome: String });
    return [port, await accepted];
  },
  { test, expect },
);

test('a secret method of either side needs a secret channel', () => {
  const [port] = memoryPorts();
  const collect = (): string => '';
  // @ts-expect-error: the compiler asks for `secret: true`
  expect(() => openChannel(port, { local: SECRET, remote: NO_METHODS, handlers: { collect } })).toThrow(TypeError);
  // @ts-expect-error: the compiler asks for `secret: true`
  expect(() => openChannel(port, { local: NO_METHODS, remote: SECRET, handlers: {} })).toThrow(TypeError);
  // @ts-expect-error: the compiler asks for `secret: true`
  expect(() => openChannel(port, { local: NO_METHODS, remote: SECRET, handlers: {}, secret: false })).toThrow(
    TypeError,
  );
  expect(port.onmessage).toBe(null);
});

test('a secret method of the same name as an open one is still secret', () => {
  const [port] = memoryPorts();
  const local = { collect: { params: parseText } };
  // @ts-expect-error: the compiler asks for `secret: true`
  expect(() => openChannel(port, { local, remote: SECRET, handlers: { collect: () => {} } })).toThrow(TypeError);
});

test('a secret channel carries a secret method', async () => {
  const [left, right] = memoryPorts();
  openChannel(right, { local: SECRET, remote: NO_METHODS, handlers: { collect: (text) => text }, secret: true });
  const channel = openChannel(left, { local: NO_METHODS, remote: SECRET, handlers: {}, secret: true });
  expect(await channel.call('collect', 'value')).toBe('value');
});

test('the compiler knows what may be called, with what, and what may be noted', () => {
  const [port] = memoryPorts();
  const channel = openChannel(port, { local: NO_METHODS, remote: SAMPLE, handlers: {}, timeout: 1 });
  // @ts-expect-error: no such method
  void channel.call('remove', { text: '' }).catch(() => {});
  // @ts-expect-error: a note has no answer
  void channel.call('remark', { text: '' }).catch(() => {});
  // @ts-expect-error: a call is no note
  channel.note('echo', { text: '' });
  // @ts-expect-error: a text is no number
  channel.note('remark', { text: 1 });
  // @ts-expect-error: a method without a handler
  openChannel(port, { local: SAMPLE, remote: NO_METHODS, handlers: { remark: () => {} } });
  channel.close();
  expect(port.onmessage).toBe(null);
});

test('a method whose handler is missing is told as failed', async () => {
  const [left, right] = memoryPorts();
  const handlers = {} as { echo(): string; remark(): void };
  openChannel(right, { local: SAMPLE, remote: NO_METHODS, handlers });
  const channel = openChannel(left, { local: NO_METHODS, remote: SAMPLE, handlers: {} });
  await expect(channel.call('echo', { text: '' })).rejects.toMatchObject({ name: 'RpcError', failure: 'failed' });
});

test('a method out of the prototype of a contract or of its handlers does not exist', async () => {
  const [left, right] = memoryPorts();
  const local = Object.create(SAMPLE) as typeof SAMPLE;
  openChannel(right, { local, remote: NO_METHODS, handlers: { echo: ({ text }) => text, remark: () => {} } });
  const channel = openChannel(left, { local: NO_METHODS, remote: SAMPLE, handlers: {} });
  await expect(channel.call('echo', { text: '' })).rejects.toMatchObject({ failure: 'refused' });
});

test('a call that can not be posted is refused without its content and leaves nothing behind', async () => {
  const [left, right] = messagePorts();
  const remote = { ask: { params: (value: unknown) => value, result: parseText } };
  const channel = openChannel(left, { local: NO_METHODS, remote, handlers: {}, inFlight: 1 });
  const call = (): Promise<string> => channel.call('ask', () => '4111 1111 1111 1111');
  await expect(call()).rejects.toThrow(/^refused$/);
  await expect(call()).rejects.toThrow(/^refused$/);
  right.close();
});

test('a result that can not be posted is told as failed', async () => {
  const [left, right] = messagePorts();
  const local = { ask: { params: parseText, result: (value: unknown) => value } };
  openChannel(right, { local, remote: NO_METHODS, handlers: { ask: () => () => 'a function' } });
  const channel = openChannel(left, { local: NO_METHODS, remote: local, handlers: {} });
  await expect(channel.call('ask', '')).rejects.toMatchObject({ failure: 'failed' });
  channel.close();
});

test('the peer is told busy where too many of its calls wait, and served again once they are done', async () => {
  const [left, right] = memoryPorts();
  const waiting: (() => void)[] = [];
  openChannel(right, {
    local: SAMPLE,
    remote: NO_METHODS,
    handlers: { echo: ({ text }) => new Promise((resolve) => waiting.push(() => resolve(text))), remark: () => {} },
    inFlight: 2,
  });
  const channel = openChannel(left, { local: NO_METHODS, remote: SAMPLE, handlers: {} });
  const served = [channel.call('echo', { text: 'a' }), channel.call('echo', { text: 'b' })];
  await expect(channel.call('echo', { text: 'c' })).rejects.toMatchObject({ failure: 'busy' });
  for (const serve of waiting.splice(0)) serve();
  expect(await Promise.all(served)).toEqual(['a', 'b']);
  const next = channel.call('echo', { text: 'd' });
  await vi.waitUntil(() => waiting.length > 0);
  waiting[0]?.();
  expect(await next).toBe('d');
});

test('notes do not take the place of calls', async () => {
  const [left, right] = memoryPorts();
  const never = ((): Promise<void> => new Promise(() => {})) as () => void;
  openChannel(right, {
    local: SAMPLE,
    remote: NO_METHODS,
    handlers: { echo: () => 'served', remark: never },
    inFlight: 1,
  });
  const channel = openChannel(left, { local: NO_METHODS, remote: SAMPLE, handlers: {} });
  for (let count = 0; count < 5; count++) channel.note('remark', { text: '' });
  expect(await channel.call('echo', { text: '' })).toBe('served');
});

test('notes are heard while as many calls wait as may', async () => {
  const [left, right] = memoryPorts();
  const heard = new Promise((resolve) => {
    const handlers = { echo: () => new Promise<string>(() => {}), remark: resolve };
    openChannel(right, { local: SAMPLE, remote: NO_METHODS, handlers, inFlight: 1 });
  });
  const channel = openChannel(left, { local: NO_METHODS, remote: SAMPLE, handlers: {} });
  channel.call('echo', { text: '' }).catch(() => {});
  channel.note('remark', { text: 'heard' });
  expect(await heard).toEqual({ text: 'heard' });
  channel.close();
});

test('a call that is over leaves no timer behind', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const [left, right] = memoryPorts();
  const handlers = { echo: () => '', remark: () => {} };
  openChannel(right, { local: SAMPLE, remote: NO_METHODS, handlers });
  const channel = openChannel(left, { local: NO_METHODS, remote: SAMPLE, handlers: {} });
  const call = channel.call('echo', { text: '' });
  expect(vi.getTimerCount()).toBe(1);
  await call;
  expect(vi.getTimerCount()).toBe(0);
});

test.each<[string, readonly number[], number]>([
  ['ten seconds', [], 10_000],
  ['what the call says', [50], 50],
])('the patience of a call is %s', async (_name, patience, milliseconds) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const [port] = memoryPorts();
  const channel = openChannel(port, { local: NO_METHODS, remote: SAMPLE, handlers: {} });
  const failure = vi.fn<(error: unknown) => void>();
  channel.call('echo', { text: '' }, ...patience).catch(failure);
  await vi.advanceTimersByTimeAsync(milliseconds - 1);
  expect(failure).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(failure).toHaveBeenCalledWith(expect.objectContaining({ failure: 'timeout' }));
});

test('a second that had enough ends, by a clock that never goes back', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] });
  const [left, right] = memoryPorts();
  let served = 0;
  const handlers = { echo: () => '', remark: () => ++served };
  openChannel(right, { local: SAMPLE, remote: NO_METHODS, handlers, perSecond: 3 });
  const channel = openChannel(left, { local: NO_METHODS, remote: SAMPLE, handlers: {} });
  const flood = async (): Promise<number> => {
    for (let count = 0; count < 10; count++) channel.note('remark', { text: '' });
    // Ports in memory deliver before the next task.
    await new Promise((resolve) => setTimeout(resolve));
    return served;
  };
  expect(await flood()).toBe(3);
  vi.setSystemTime(0);
  vi.advanceTimersByTime(999);
  expect(await flood()).toBe(3);
  vi.advanceTimersByTime(1);
  expect(await flood()).toBe(6);
});

function messagePorts(): [Port, Port] {
  const { port1, port2 } = new MessageChannel();
  return [port1 as Port, port2 as Port];
}
