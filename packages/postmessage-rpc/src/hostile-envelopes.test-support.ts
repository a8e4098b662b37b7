/** A message of a hostile peer that was let onto a port: none of them may reach a handler or end a call. */
export interface HostileEnvelope {
  readonly name: string;
  readonly message: unknown;
  /** What happens to a listener that checks nothing. */
  readonly harm: RegExp;
}

const GOOD = { text: 'hello' };

const call = (name: string, id: unknown, harm: RegExp, method: unknown = 'echo'): HostileEnvelope => ({
  name,
  message: ['call', id, method, GOOD],
  harm,
});

const params = (name: string, content: unknown, harm: RegExp): HostileEnvelope => ({
  name: `parameters: ${name}`,
  message: ['call', 1, 'echo', content],
  harm,
});

const polluting = JSON.parse('{"text":"hello","__proto__":{"polluted":true}}') as unknown;
const polluter = { text: 'hello', constructor: { prototype: { polluted: true } } };
const sparse: unknown[] = [];
sparse.length = 2 ** 32 - 1;

export const HOSTILE_ENVELOPES: readonly HostileEnvelope[] = [
  { name: 'nothing', message: undefined, harm: /threw/ },
  { name: 'null', message: null, harm: /threw/ },
  { name: 'a number', message: 4, harm: /threw/ },
  { name: 'a string', message: 'call', harm: /threw/ },
  { name: 'a sparse array of four thousand million entries', message: sparse, harm: /threw/ },
  {
    name: 'an object that looks like an array',
    message: { 0: 'call', 1: 1, 2: 'echo', 3: GOOD, length: 4 },
    harm: /threw/,
  },
  { name: 'a set of the right entries', message: new Set(['call', 1, 'echo', GOOD]), harm: /served echo/ },
  { name: 'a tuple that is too short', message: ['call', 1, 'echo'], harm: /served echo/ },
  { name: 'a tuple that is too long', message: ['call', 1, 'echo', GOOD, 'more'], harm: /served echo/ },
  { name: 'an unknown kind', message: ['eval', 1, 'echo', GOOD], harm: /served echo/ },
  { name: 'a kind out of the prototype', message: ['__proto__', 1, 'echo', GOOD], harm: /served echo/ },
  { name: 'a kind that is an object', message: [{ kind: 'call' }, 1, 'echo', GOOD], harm: /served echo/ },
  call('the method __proto__', 1, /threw/, '__proto__'),
  call('the method constructor', 1, /answered/, 'constructor'),
  call('the method toString', 1, /answered/, 'toString'),
  call('the method hasOwnProperty', 1, /answered/, 'hasOwnProperty'),
  call('a path to Function', 1, /threw/, 'constructor.constructor'),
  call('a path as an array', 1, /served echo/, ['echo']),
  call('a method of 65 characters', 1, /threw/, 'e'.repeat(65)),
  call('a method of a million characters', 1, /threw/, 'e'.repeat(1_000_000)),
  call('a method that is null', 1, /threw/, null),
  call('a call with the id 0', 0, /served echo/),
  call('a negative id', -1, /served echo/),
  call('the id NaN', Number.NaN, /served echo/),
  call('an endless id', Number.POSITIVE_INFINITY, /served echo/),
  call('an id beyond the safe integers', 2 ** 53, /served echo/),
  call('a broken id', 1.5, /served echo/),
  call('an id in letters', '1', /served echo/),
  call('a big id', 1n, /served echo/),
  { name: 'a note with an id', message: ['call', 1, 'remark', GOOD], harm: /served remark/ },
  params('none', undefined, /served echo/),
  params('a number', 7, /served echo/),
  params('an array', ['hello'], /served echo/),
  params('a missing key', {}, /served echo/),
  params('an unknown key', { text: 'hello', more: 1 }, /served echo/),
  params('a text that is too long', { text: 'x'.repeat(101) }, /served echo/),
  params('a text that is an object', { text: { toString: 'hello' } }, /served echo/),
  params('a date', Object.assign(new Date(), GOOD), /served echo/),
  params('a map', new Map([['text', 'hello']]), /served echo/),
  params('an error', Object.assign(new Error('hello'), GOOD), /served echo/),
  params('bytes', new Uint8Array(8), /served echo/),
  params('pollution by __proto__', polluting, /polluted/),
  params('pollution by constructor', polluter, /polluted/),
  { name: 'a polluting note', message: ['call', 0, 'remark', polluting], harm: /polluted/ },
  { name: 'an answer to nobody', message: ['done', 99, '', 'loot'], harm: /settled/ },
  { name: 'an answer to the id 0', message: ['done', 0, '', 'loot'], harm: /settled/ },
  { name: 'an answer to a negative id', message: ['done', -1, '', 'loot'], harm: /settled/ },
  { name: 'an answer to an id out of the prototype', message: ['done', '__proto__', '', 'loot'], harm: /settled/ },
  { name: 'an answer whose id is a string', message: ['done', '1', '', 'loot'], harm: /settled/ },
  { name: 'a refusal of nobody', message: ['failed', 99, '', undefined], harm: /threw/ },
  { name: 'a refusal in words of its own', message: ['4111 1111 1111 1111', 1, '', undefined], harm: /threw/ },
  { name: 'a word that only this side may say', message: ['timeout', 1, '', undefined], harm: /threw/ },
  {
    name: 'a refusal that brings an error',
    message: ['error', 1, '', new Error('4111 1111 1111 1111')],
    harm: /threw/,
  },
  { name: 'a refusal named by an error', message: [new Error('4111 1111 1111 1111'), 1, '', undefined], harm: /threw/ },
];

/** Live objects, which no structured clone carries: only a transport in memory can bring them. */
export function makeLiveEnvelopes(): readonly HostileEnvelope[] {
  const changing: unknown[] = ['call', 1, 'remark', GOOD];
  let reads = 0;
  Object.defineProperty(changing, 1, { get: () => (reads++ ? 0 : 1), enumerable: true });
  const trap = (): never => {
    throw new Error('trapped');
  };
  class Remark {
    readonly text = 'hello';
  }
  return [
    { name: 'an id that changes once it was checked', message: changing, harm: /served remark/ },
    {
      name: 'a set that counts as long as a tuple',
      message: Object.assign(new Set(['call', 1, 'echo', GOOD]), { length: 4 }),
      harm: /served echo/,
    },
    { name: 'a proxy that throws', message: new Proxy([], { get: trap, ownKeys: trap }), harm: /threw/ },
    { name: 'a revoked proxy', message: makeRevoked(), harm: /threw/ },
    {
      name: 'an iterator that throws',
      message: Object.assign(['call', 1, 'echo', GOOD], { [Symbol.iterator]: trap }),
      harm: /threw/,
    },
    params('an instance of a class', new Remark(), /served echo/),
    params('a proxy that throws', new Proxy({}, { getPrototypeOf: trap, ownKeys: trap, get: trap }), /threw/),
  ];
}

function makeRevoked(): unknown {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}
