import { expect, test } from 'vitest';
import { parseOrigin } from './origin.ts';

test.each(['https://vault.example', 'http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])(
  '%s is an exact origin',
  (text) => {
    expect(parseOrigin(text)).toBe(text);
  },
);

test.each<[string, unknown]>([
  ['everyone', '*'],
  ['the own origin in short', '/'],
  ['an opaque origin', 'null'],
  ['nothing', ''],
  ['a host', 'vault.example'],
  ['a wildcard', 'https://*.example'],
  ['a trailing slash', 'https://vault.example/'],
  ['a path', 'https://vault.example/frame'],
  ['a query', 'https://vault.example?'],
  ['upper case', 'https://Vault.example'],
  ['a default port', 'https://vault.example:443'],
  ['a user', 'https://vault.example@evil.example'],
  ['a blank', ' https://vault.example'],
  ['a line', 'https://vault.example\n'],
  ['two origins', 'https://vault.example https://evil.example'],
  ['a file', 'file:///vault'],
  ['data', 'data:text/html,'],
  ['a blob', 'blob:https://vault.example/1'],
  ['letters outside ASCII', 'https://väult.example'],
  ['a pattern', /^https:\/\/vault/],
  ['a URL', new URL('https://vault.example')],
  ['a list', ['https://vault.example']],
  ['an object that reads as one', { toString: () => 'https://vault.example' }],
  ['undefined', undefined],
])('%s is no exact origin', (_name, text) => {
  expect(() => parseOrigin(text as string)).toThrow(TypeError);
});
