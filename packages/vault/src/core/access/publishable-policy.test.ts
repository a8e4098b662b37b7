import { expect, test } from 'vitest';
import { completePolicy, type PublishablePolicy } from './publishable-policy.ts';

const SHOP = ['https://shop.example'];

test('a test key is permissive: calls without an Origin are accepted', () => {
  expect(completePolicy('test', {})).toEqual({
    origins: [],
    loopback: false,
    exposeLastDigits: true,
    exposeBin: false,
    tokensPerMinute: 30,
    allowMissingOrigin: true,
  });
});

test('a live key is strict', () => {
  expect(completePolicy('live', { origins: SHOP })).toMatchObject({ origins: SHOP, allowMissingOrigin: false });
});

test('duplicate origins are removed', () => {
  expect(completePolicy('live', { origins: [...SHOP, ...SHOP] }).origins).toEqual(SHOP);
});

const REFUSED: readonly [string, 'test' | 'live', Partial<PublishablePolicy>, string, string][] = [
  ['loopback pages in live mode', 'live', { origins: SHOP, loopback: true }, 'loopback', 'loopback_refused'],
  ['no origin in live mode', 'live', {}, 'origins', 'origins_missing'],
  [
    'a page without TLS in live mode',
    'live',
    { origins: [...SHOP, 'http://shop.example'] },
    'origins.1',
    'origin_not_tls',
  ],
  ['no tokens at all', 'test', { tokensPerMinute: 0 }, 'tokensPerMinute', 'malformed'],
  ['half a token', 'test', { tokensPerMinute: 1.5 }, 'tokensPerMinute', 'malformed'],
  ['more tokens than a frame takes', 'test', { tokensPerMinute: 100_001 }, 'tokensPerMinute', 'malformed'],
  [
    'more origins than a frame takes',
    'test',
    { origins: Array.from({ length: 201 }, (_, n) => `https://s${n}.example`) },
    'origins',
    'too_many',
  ],
];

test.each(REFUSED)('%s: refused', (_what, mode, policy, input, rule) => {
  expect(() => completePolicy(mode, policy)).toThrow(
    expect.objectContaining({ code: 'input_invalid', faults: [{ input, rule }] }),
  );
});

const NO_ORIGINS = [
  '',
  '*',
  'null',
  'shop.example',
  'https://shop.example/',
  'https://shop.example/pay',
  'https://*.shop.example',
  'https://*',
  "https://a;script-src'none'",
  'https://a,b',
  'https://shop.example.',
  'https://Shop.example',
  'https://shop.example:443',
  'https://user@shop.example',
  ' https://shop.example',
  'file:///tmp',
  'javascript:alert(1)',
  'data:text/html,x',
];

test.each(NO_ORIGINS)('%j is no origin', (origin) => {
  expect(() => completePolicy('test', { origins: [...SHOP, origin] })).toThrow(
    expect.objectContaining({ faults: [{ input: 'origins.1', rule: 'malformed' }] }),
  );
});

test.each(['http://localhost:3000', 'https://shop.example:8443', 'https://xn--bcher-kva.example', 'http://[::1]:3000'])(
  '%s is an origin',
  (origin) => {
    expect(completePolicy('test', { origins: [origin] }).origins).toEqual([origin]);
  },
);
