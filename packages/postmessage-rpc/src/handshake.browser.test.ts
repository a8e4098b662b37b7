import { assert, expect } from '@open-wc/testing';
import { connect, listen, NO_METHODS, openChannel, type Origin, parseOrigin, type Port, RpcError } from './index.ts';
import { parseText, SAMPLE } from './sample.test-support.ts';
import { testTransport } from './transport.test-support.ts';

declare function test(name: string, run: () => Promise<void>): void;
declare function suiteSetup(run: () => Promise<void>): void;
declare function teardown(run: () => void): void;

const PAGE = parseOrigin(location.origin);
const options = { range: { min: 1, max: 1 }, hello: 'hello', welcome: parseText, timeout: 5_000 };
/** For a hello that nobody may take. */
const brief = { ...options, timeout: 300 };
const frames: HTMLIFrameElement[] = [];
let vault: Origin;

/** The same server by another name: another site to the browser. */
suiteSetup(async () => {
  const others = ['127.0.0.1', '[::1]'].map((host) => `http://${host}:${location.port}`);
  vault = parseOrigin(await Promise.any(others.map((origin) => fetch(origin, { mode: 'no-cors' }).then(() => origin))));
});

teardown(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** Resolves when the peer of this role runs. */
async function mount(origin: string, role: Record<string, string>): Promise<Window> {
  const frame = document.createElement('iframe');
  frames.push(frame);
  const fragment = new URLSearchParams({ of: PAGE, ...role }).toString();
  frame.src = new URL(`${new URL('./peer.test-support.html', import.meta.url).pathname}#${fragment}`, origin).href;
  const isReady = heard(`ready: ${role['is']}`);
  document.body.append(frame);
  await isReady;
  return frame.contentWindow as Window;
}

/** A sandboxed frame: its origin is opaque, and it can load no module. */
async function mountOpaque(script: string): Promise<Window> {
  const frame = document.createElement('iframe');
  frames.push(frame);
  frame.sandbox.add('allow-scripts');
  frame.srcdoc = `<script>const tell = (word) => parent.postMessage(word, '${PAGE}'); ${script}; tell('ready');</script>`;
  const isReady = heard('ready');
  document.body.append(frame);
  await isReady;
  return frame.contentWindow as Window;
}

function heard(word: string): Promise<void> {
  return new Promise((resolve) => {
    const read = ({ data }: MessageEvent): void => {
      if (data !== word) return;
      window.removeEventListener('message', read);
      resolve();
    };
    window.addEventListener('message', read);
  });
}

async function failureOf(connection: Promise<unknown>): Promise<unknown> {
  return connection.then(
    () => 'no failure',
    (error: unknown) => (error instanceof RpcError ? error.failure : error),
  );
}

async function echoOf(port: Port): Promise<string> {
  const channel = openChannel(port, { local: NO_METHODS, remote: SAMPLE, handlers: {} });
  const echo = await channel.call('echo', { text: 'hello' });
  channel.close();
  return echo;
}

testTransport(
  'a real window',
  async () => {
    const accepted = new Promise<Port>((resolve) => {
      listen(window, {
        range: options.range,
        once: true,
        accepts: ({ source, origin }) => source === window && origin === PAGE,
        hello: parseText,
        welcome: parseText,
        connected: ({ port }) => resolve(port),
      });
    });
    const { port } = await connect(window, PAGE, options);
    return [port, await accepted];
  },
  { test, expect },
);

test('a page and a frame of another site find one another', async () => {
  const frame = await mount(vault, { is: 'host' });
  const { port, data } = await connect(frame, vault, options);
  assert.equal(data, vault);
  assert.equal(await echoOf(port), `${vault} heard hello`);
});

test('a frame that took its one hello takes no other', async () => {
  const frame = await mount(vault, { is: 'host' });
  const { port } = await connect(frame, vault, options);
  assert.equal(await failureOf(connect(frame, vault, brief)), 'timeout');
  assert.equal(await echoOf(port), `${vault} heard hello`);
});

test('a hello never reaches a document of another origin', async () => {
  const impostor = await mount(PAGE, { is: 'eavesdrop' });
  let overheard = false;
  void heard('overheard').then(() => (overheard = true));
  assert.equal(await failureOf(connect(impostor, vault, brief)), 'timeout');
  assert.equal(overheard, false);
  assert.equal(await failureOf(connect(impostor, PAGE, brief)), 'timeout');
  assert.equal(overheard, true, 'the control, to its own origin');
});

test('a hello never reaches a document that took the place of the right one', async () => {
  const frame = await mount(vault, { is: 'eavesdrop' });
  const element = frames[0] as HTMLIFrameElement;
  const isReady = heard('ready: eavesdrop');
  element.src = element.src.replace(vault, PAGE);
  await isReady;
  let overheard = false;
  void heard('overheard').then(() => (overheard = true));
  assert.equal(await failureOf(connect(frame, vault, brief)), 'timeout');
  assert.equal(overheard, false);
});

test('a hello never reaches a sandboxed frame', async () => {
  const frame = await mountOpaque(`onmessage = () => tell('overheard')`);
  let overheard = false;
  void heard('overheard').then(() => (overheard = true));
  assert.equal(await failureOf(connect(frame, vault, brief)), 'timeout');
  assert.equal(await failureOf(connect(frame, PAGE, brief)), 'timeout');
  assert.equal(overheard, false);
  const isHeard = heard('overheard');
  frame.postMessage('the control, to everyone', '*');
  await isHeard;
});

const intruders: readonly [string, () => Promise<Window>][] = [
  ['a frame of the page', () => mount(PAGE, { is: 'intrude', to: vault })],
  [
    'a sandboxed frame',
    () =>
      mountOpaque(`
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => tell('intruded');
        parent[0].postMessage(['inlay-rpc', 'nonce', 1, 1, 'hello'], '${vault}', [port2]);
        setTimeout(tell, 300, 'intrusion: timeout')`),
  ],
];

for (const [who, intrude] of intruders) {
  test(`a frame does not take the hello of ${who}, and still takes that of the page`, async () => {
    const frame = await mount(vault, { is: 'host' });
    const outcome = Promise.any(['intruded', 'intrusion: timeout'].map((word) => heard(word).then(() => word)));
    await intrude();
    assert.equal(await outcome, 'intrusion: timeout');
    const { port } = await connect(frame, vault, options);
    assert.equal(await echoOf(port), `${vault} heard hello`);
  });
}

test('the same hello is taken from a frame, where the frame beside it asks for no more', async () => {
  await mount(vault, { is: 'host', trust: 'anyone' });
  const intruded = heard('intruded');
  await mount(PAGE, { is: 'intrude', to: vault });
  await intruded;
});
