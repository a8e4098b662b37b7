import type { FakeEvent } from './fake-window.test-support.ts';

export const HOST = 'https://shop.example';

/** A hello that must not be welcomed: what of a good one is exchanged. */
export interface HostileHello {
  readonly name: string;
  readonly forge: (good: FakeEvent & { readonly data: unknown[] }) => FakeEvent;
  /** A listener that checks an origin by a part of it, and nothing else, welcomes it too. */
  readonly fools: boolean;
}

const fromOrigin = (name: string, origin: string, fools: boolean): HostileHello => ({
  name: `from ${name}`,
  forge: (good) => ({ ...good, origin }),
  fools,
});

const fromSource = (name: string, source: unknown): HostileHello => ({
  name: `from ${name}`,
  forge: (good) => ({ ...good, source }),
  fools: true,
});

const withEntry = (name: string, index: number, entry: unknown): HostileHello => ({
  name: `with ${name}`,
  forge: (good) => ({ ...good, data: good.data.with(index, entry) }),
  fools: true,
});

const withData = (name: string, data: (good: unknown[]) => unknown): HostileHello => ({
  name: `that is ${name}`,
  forge: (good) => ({ ...good, data: data(good.data) }),
  fools: true,
});

export const HOSTILE_HELLOS: readonly HostileHello[] = [
  fromOrigin('another origin', 'https://evil.example', false),
  fromOrigin('an origin that begins with the right one', `${HOST}.evil.example`, true),
  fromOrigin('an origin that ends with the right one', `https://evil-shop.example`, true),
  fromOrigin('the right host by http', 'http://shop.example', true),
  fromOrigin('the right host at another port', `${HOST}:8443`, true),
  fromOrigin('the right origin with a path', `${HOST}/`, true),
  fromOrigin('an opaque origin', 'null', false),
  fromOrigin('no origin', '', false),
  fromOrigin('everyone', '*', false),
  fromSource('another window', { name: 'stranger' }),
  fromSource('a window that is gone', null),
  fromSource('a window whose every property throws', throwing()),
  { name: 'without a port', forge: (good) => ({ ...good, ports: [] }), fools: false },
  {
    name: 'with two ports',
    forge: (good) => ({ ...good, ports: [...good.ports, new MessageChannel().port2] }),
    fools: true,
  },
  withData('null', () => null),
  withData('a string', () => 'inlay-rpc'),
  withData('an object with the right entries', (good) => Object.assign({ length: good.length }, good)),
  withData('too short', (good) => good.slice(0, 4)),
  withData('too long', (good) => [...good, 'more']),
  withEntry('another protocol', 0, 'penpal'),
  withEntry('a protocol out of the prototype', 0, '__proto__'),
  withEntry('a nonce that is a number', 1, 7),
  withEntry('a nonce that is a list', 1, ['nonce']),
  withEntry('a nonce of 65 characters', 1, 'n'.repeat(65)),
  withEntry('a negative version', 2, -1),
  withEntry('a broken version', 3, 1.5),
  withEntry('the version NaN', 3, Number.NaN),
  withEntry('an endless version', 3, Number.POSITIVE_INFINITY),
  withEntry('a version in letters', 2, '1'),
  withEntry('versions that are too old', 3, 0),
  withEntry('versions that are too new', 2, 9),
  withEntry('content of another shape', 4, 'shop'),
  withEntry('an unknown key', 4, { text: 'shop', more: 1 }),
  withEntry('an instance of a class', 4, new Map([['text', 'shop']])),
  withEntry('pollution by __proto__', 4, JSON.parse('{"text":"shop","__proto__":{"polluted":true}}')),
];

function throwing(): object {
  const trap = (): never => {
    throw new Error('trapped');
  };
  return new Proxy({}, { get: trap, has: trap, getPrototypeOf: trap });
}
