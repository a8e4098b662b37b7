import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseConfig, readConfig } from './config.ts';

const LEAST = { data: 'store', rootKey: { file: '../root.key' } };

test('paths are relative to the file, and other members have defaults', () => {
  expect(parseConfig(LEAST, '/etc/inlay')).toEqual({
    data: '/etc/inlay/store',
    rootKey: { file: '/etc/root.key' },
    host: '127.0.0.1',
    port: 5171,
    database: {},
    rateLimit: { max: 120, timeWindow: 60_000 },
    log: 'warn',
    drain: 1000,
  });
});

test('everything can be set', () => {
  const config = {
    data: '/var/lib/inlay',
    rootKey: { environment: 'INLAY_ROOT_KEY' },
    host: '0.0.0.0',
    port: 80,
    origins: ['https://vault.example'],
    rateLimit: { max: 10, timeWindow: 1000 },
    trustedProxies: ['10.0.0.0/8', '::1'],
    coBadges: [{ brand: 'cartes-bancaires', ranges: [['497010', '497012']] }],
    database: { connections: 4, statementNames: false },
    log: 'info',
    drain: 10_000,
  };
  expect(parseConfig(config, '/etc/inlay')).toEqual(config);
});

test.each([
  ['null', null],
  ['a list', []],
  ['no data', { rootKey: LEAST.rootKey }],
  ['no root key', { data: 'store' }],
  ['a root key in the configuration itself', { ...LEAST, rootKey: 'c2VjcmV0' }],
  ['two places for the root key', { ...LEAST, rootKey: { file: 'a', environment: 'B' } }],
  ['a misspelt member', { ...LEAST, ports: 1 }],
  ['a port of text', { ...LEAST, port: '80' }],
  ['a port beyond the last', { ...LEAST, port: 65_536 }],
  ['an origin with a path', { ...LEAST, origins: ['https://vault.example/'] }],
  ['no origins', { ...LEAST, origins: [] }],
  ['an unknown level', { ...LEAST, log: 'debug' }],
  ['a proxy without an address', { ...LEAST, trustedProxies: ['anywhere'] }],
  ['a proxy of everybody', { ...LEAST, trustedProxies: true }],
  ['a network of too many bits', { ...LEAST, trustedProxies: ['10.0.0.0/33'] }],
  ['a rate without a time', { ...LEAST, rateLimit: { max: 10 } }],
  ['no connections', { ...LEAST, database: { connections: 0 } }],
  ['a database by its URL', { ...LEAST, database: { url: 'postgresql://user:secret@host/db' } }],
  ['a drain of text', { ...LEAST, drain: '5s' }],
  ['a network without ranges', { ...LEAST, coBadges: [{ brand: 'cartes-bancaires' }] }],
  ['networks by name', { ...LEAST, coBadges: { 'cartes-bancaires': [['4970', '4970']] } }],
])('%s: refused', (_what, value) => {
  expect(() => parseConfig(value, '/')).toThrow(expect.objectContaining({ code: 'config_invalid' }));
});

test('a missing or malformed file is reported by name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'inlay.json');
  const named = expect.objectContaining({ code: 'config_invalid', message: expect.stringContaining(path) });
  expect(() => readConfig(path)).toThrow(named);
  writeFileSync(path, '{');
  expect(() => readConfig(path)).toThrow(named);
});

test.each([
  [{ ...LEAST, port: '80' }, 'port', 'port is a number from 0 to 65535.'],
  [{ ...LEAST, ports: 1 }, 'ports', 'The configuration has no "ports".'],
  [{ ...LEAST, database: { url: 'x' } }, 'database.url', 'The configuration has no "database.url".'],
  [{ ...LEAST, rootKey: 'c2VjcmV0' }, 'rootKey', 'rootKey is {"file": PATH} or {"environment": NAME}.'],
  [
    { ...LEAST, origins: ['https://vault.example/'] },
    'origins',
    '"https://vault.example/" is no origin. Write it like https://shop.example: scheme, host, and a port where it is not the usual one.',
  ],
])('%j is refused with the setting and a sentence', (value, setting, message) => {
  expect(() => parseConfig(value, '/')).toThrow(expect.objectContaining({ setting, message }));
});
