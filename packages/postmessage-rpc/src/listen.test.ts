import { expect, test, vi } from 'vitest';
import { listen, type ListenOptions } from './listen.ts';
import { fakeWindow, type FakeEvent } from './fake-window.test-support.ts';

function hello(text = 'shop'): FakeEvent & { readonly answered: Promise<unknown> } {
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve((data as unknown[])[3]);
    };
    setTimeout(() => {
      port1.close();
      resolve('silence');
    }, 20);
  });
  return { source: {}, origin: 'https://shop.example', ports: [port2], data: ['inlay-rpc', 'n', 1, 1, text], answered };
}

const options = (changes: Partial<ListenOptions<string>> = {}): ListenOptions<string> => ({
  range: { min: 1, max: 1 },
  accepts: () => true,
  hello: String,
  welcome: (text) => `welcome ${text}`,
  connected: () => {},
  ...changes,
});

test('a listener tells who called, by what the browser vouches for', async () => {
  const window = fakeWindow();
  const event = hello();
  const visit = await new Promise((resolve) => {
    listen(window, options({ connected: resolve }));
    window.dispatch(event);
  });
  const caller = { source: event.source, origin: 'https://shop.example' };
  expect(visit).toEqual({ port: event.ports[0], version: 1, data: 'shop', caller });
  expect(await event.answered).toBe('welcome shop');
});

test('a listener takes many hellos, until it is stopped', async () => {
  const window = fakeWindow();
  const stop = listen(window, options());
  const answers: unknown[] = [];
  for (const text of ['one', 'two', 'three']) {
    if (text === 'three') stop();
    const event = hello(text);
    window.dispatch(event);
    answers.push(await event.answered);
  }
  expect(answers).toEqual(['welcome one', 'welcome two', 'silence']);
});

test.each<[string, Partial<ListenOptions<string>>]>([
  ['the caller can not be judged', { accepts: broken(() => true) }],
  ['the hello fails its check', { hello: broken(String) }],
  ['the welcome can not be made', { welcome: broken((text) => text) }],
  ['the welcome can not be posted', { welcome: (text) => (text === 'bad' ? () => {} : text) }],
])('where %s nobody hears of it, and the one hello is still to come', async (_name, changes) => {
  const window = fakeWindow();
  const connected: string[] = [];
  listen(window, options({ ...changes, once: true, connected: ({ data }) => connected.push(data) }));
  isBroken = true;
  const bad = hello('bad');
  window.dispatch(bad);
  expect(await bad.answered).toBe('silence');
  isBroken = false;
  window.dispatch(hello('good'));
  expect(connected).toEqual(['good']);
});

test.each<[string, Partial<FakeEvent>]>([
  ['a window that is gone', { source: null }],
  ['an opaque origin', { origin: 'null' }],
  ['no origin', { origin: '' }],
  ['an origin with a path', { origin: 'https://shop.example/' }],
  ['a caller without a port', { ports: [] }],
  ['a caller with two ports', { ports: [new MessageChannel().port1, new MessageChannel().port1] }],
])('a listener that accepts everyone is not even asked about %s', (_name, change) => {
  const window = fakeWindow();
  const accepts = vi.fn<() => boolean>(() => true);
  listen(window, options({ accepts }));
  const event = hello();
  window.dispatch({ ...event, ...change });
  expect(accepts).not.toHaveBeenCalled();
  window.dispatch(event);
  expect(accepts).toHaveBeenCalledOnce();
});

test('an error of the code behind a connection is not hidden', () => {
  const window = fakeWindow();
  const connected = (): never => {
    throw new Error('a mistake');
  };
  listen(window, options({ connected, once: true }));
  expect(() => window.dispatch(hello())).toThrow('a mistake');
  // Half a connection counts as the one: a second hello would open another beside it.
  expect(() => window.dispatch(hello())).not.toThrow();
});

let isBroken = false;

function broken<T>(act: (input: string) => T): (input: unknown) => T {
  return (input) => {
    if (isBroken) throw new Error('broken');
    return act(input as string);
  };
}
