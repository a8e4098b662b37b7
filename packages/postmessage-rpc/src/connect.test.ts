import { afterEach, expect, test, vi } from 'vitest';
import { connect, type ConnectOptions, type Target } from './connect.ts';
import { listen } from './listen.ts';
import { type Origin, parseOrigin } from './origin.ts';
import { fakeWindow } from './fake-window.test-support.ts';

const VAULT = parseOrigin('https://vault.example');

interface Posted {
  readonly message: unknown[];
  readonly targetOrigin: string;
  readonly port: MessagePort;
}

const opened: MessagePort[] = [];
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

/** A window of the right origin, in which `answer` answers. */
function target(posted: Posted[], answer?: (hello: Posted) => void): Target {
  return {
    postMessage(message, targetOrigin, [port]) {
      const hello = { message: structuredClone(message) as unknown[], targetOrigin, port: port as MessagePort };
      opened.push(hello.port);
      posted.push(hello);
      answer?.(hello);
    },
  };
}

const options = (changes: Partial<ConnectOptions<string>> = {}): ConnectOptions<string> => ({
  range: { min: 1, max: 2 },
  hello: { text: 'shop' },
  welcome: String,
  timeout: 2_000,
  ...changes,
});

const failureOf = (connection: Promise<unknown>): Promise<unknown> =>
  connection.then(
    () => 'no failure',
    (error: { failure?: string }) => error.failure ?? error,
  );

const isClosed = (port: MessagePort, patience = 2_000): Promise<boolean> =>
  new Promise((resolve) => {
    port.addEventListener('close', () => resolve(true));
    setTimeout(resolve, patience, false);
  });

test('a hello reaches the window of the right origin and brings its welcome', async () => {
  const page = {};
  const frame = fakeWindow();
  listen(frame, {
    range: { min: 2, max: 5 },
    accepts: ({ source, origin }) => source === (page as unknown) && origin === 'https://shop.example',
    hello: (data) => (data as { text: string }).text,
    welcome: (text) => `welcome ${text}`,
    connected: ({ port }) => opened.push(port as MessagePort),
  });
  const seen = frame.seenFrom(page, 'https://shop.example', VAULT);
  const { port, version, data } = await connect(seen, VAULT, options());
  expect({ version, data }).toEqual({ version: 2, data: 'welcome shop' });
  port.close();
});

test('a hello is posted once, to the exact origin, with one port', async () => {
  const posted: Posted[] = [];
  await failureOf(connect(target(posted), VAULT, options({ timeout: 1 })));
  expect(posted).toHaveLength(1);
  expect(posted[0]!.targetOrigin).toBe('https://vault.example');
  expect(posted[0]!.message).toEqual(['inlay-rpc', expect.stringMatching(/^\d+(,\d+){3}$/), 1, 2, { text: 'shop' }]);
});

test('no two hellos have one nonce', async () => {
  const posted: Posted[] = [];
  for (let count = 0; count < 20; count++) await failureOf(connect(target(posted), VAULT, options({ timeout: 0 })));
  expect(new Set(posted.map(({ message }) => message[1])).size).toBe(20);
});

test('a nonce needs no secure context', async () => {
  const uuid = vi.spyOn(crypto, 'randomUUID').mockImplementation(() => {
    throw new TypeError('not in a secure context');
  });
  expect(await failureOf(connect(target([]), VAULT, options({ timeout: 0 })))).toBe('timeout');
  uuid.mockRestore();
});

test.each(['*', '/', 'null', '', 'https://vault.example/'])('nothing is posted to %j', async (origin) => {
  const posted: Posted[] = [];
  await expect(connect(target(posted), origin as Origin, options())).rejects.toThrow(TypeError);
  expect(posted).toEqual([]);
});

test.each<[string, string, (nonce: unknown) => unknown]>([
  ['of no common version', 'version', (nonce) => ['inlay-rpc', nonce, 0, undefined]],
  ['of a version below the range', 'version', (nonce) => ['inlay-rpc', nonce, 0, 'welcome']],
  ['of a version above the range', 'version', (nonce) => ['inlay-rpc', nonce, 3, 'welcome']],
  ['of a version in letters', 'refused', (nonce) => ['inlay-rpc', nonce, '1', 'welcome']],
  ['of a broken version', 'refused', (nonce) => ['inlay-rpc', nonce, 1.5, 'welcome']],
  ['to another nonce', 'refused', () => ['inlay-rpc', 'other', 1, 'welcome']],
  ['of another protocol', 'refused', (nonce) => ['penpal', nonce, 1, 'welcome']],
  ['that is too long', 'refused', (nonce) => ['inlay-rpc', nonce, 1, 'welcome', 'more']],
  ['that is a string', 'refused', () => 'welcome'],
  ['of another shape', 'refused', (nonce) => ['inlay-rpc', nonce, 1, { toString: null }]],
])('an answer %s fails as %s and closes the port', async (_name, failure, answer) => {
  const posted: Posted[] = [];
  const seen = target(posted, ({ message, port }) => port.postMessage(answer(message[1])));
  expect(await failureOf(connect(seen, VAULT, options()))).toBe(failure);
  expect(await isClosed(posted[0]!.port)).toBe(true);
});

test('a hello that can not be posted is refused without its content', async () => {
  const { port1, port2 } = new MessageChannel();
  const seen: Target = { postMessage: (message) => port1.postMessage(message) };
  const connection = connect(seen, VAULT, options({ hello: () => '4111 1111 1111 1111' }));
  await expect(connection).rejects.toThrow(/^refused$/);
  port2.close();
});

test('silence ends in a timeout, and what comes after it is not read', async () => {
  const posted: Posted[] = [];
  let welcomed = 0;
  const connection = connect(target(posted), VAULT, options({ timeout: 10, welcome: () => String(++welcomed) }));
  expect(await failureOf(connection)).toBe('timeout');
  const { message, port } = posted[0]!;
  port.postMessage(['inlay-rpc', message[1], 1, 'late']);
  // It must not be read: there is nothing to wait for.
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(welcomed).toBe(0);
});

test('the patience of a hello is ten seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const { timeout: _timeout, ...patient } = options();
  const failure = failureOf(connect(target([]), VAULT, patient));
  vi.advanceTimersByTime(9_999);
  expect(await Promise.race([failure, Promise.resolve('waiting')])).toBe('waiting');
  vi.advanceTimersByTime(1);
  vi.useRealTimers();
  expect(await failure).toBe('timeout');
});

test('a hello aborted before it is sent is never sent', async () => {
  const posted: Posted[] = [];
  expect(await failureOf(connect(target(posted), VAULT, options({ signal: AbortSignal.abort() })))).toBe('closed');
  expect(posted).toEqual([]);
});

test('a hello aborted while it waits closes its port', async () => {
  const posted: Posted[] = [];
  const abort = new AbortController();
  const failure = failureOf(connect(target(posted), VAULT, options({ signal: abort.signal })));
  abort.abort();
  expect(await failure).toBe('closed');
  expect(await isClosed(posted[0]!.port)).toBe(true);
});

const welcoming = ({ message, port }: Posted): void => port.postMessage(['inlay-rpc', message[1], 1, 'welcome']);

test('an abort after the welcome leaves the connection alone', async () => {
  const posted: Posted[] = [];
  const abort = new AbortController();
  const { port } = await connect(target(posted, welcoming), VAULT, options({ signal: abort.signal }));
  abort.abort();
  expect(await isClosed(posted[0]!.port, 30)).toBe(false);
  port.close();
});

test('what comes before a channel opens is not read, and does not end the connection', async () => {
  const posted: Posted[] = [];
  let welcomed = 0;
  const welcome = (): string => String(++welcomed);
  const { port } = await connect(target(posted, welcoming), VAULT, options({ welcome }));
  posted[0]!.port.postMessage('too early');
  welcoming(posted[0]!);
  expect(await isClosed(posted[0]!.port, 30)).toBe(false);
  expect(welcomed).toBe(1);
  port.close();
});

test('a connection leaves no timer behind', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const connection = connect(target([], welcoming), VAULT, options());
  expect(vi.getTimerCount()).toBe(1);
  const { port } = await connection;
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  port.close();
});
