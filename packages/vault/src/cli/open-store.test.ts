import { expect, test } from 'vitest';
import { takeStoreLocation } from './open-store.ts';

const URL = 'postgresql://vault:secret@127.0.0.1/vault';
const CONFIG = { data: '/var/lib/inlay', database: { connections: 4, statementNames: true } };

test('the URL of a database is removed from the environment', () => {
  const environment = { INLAY_DATABASE_URL: URL };
  expect(takeStoreLocation(environment, { data: '/data' })).toEqual({ url: URL });
  expect(environment).toEqual({});
});

test('without a URL the store is a file', () => {
  expect(takeStoreLocation({ INLAY_DATABASE_URL: '' }, CONFIG)).toEqual({ path: '/var/lib/inlay/vault.db' });
});

test('the environment overrides the configuration of the database', () => {
  expect(takeStoreLocation({ INLAY_DATABASE_URL: URL }, CONFIG)).toEqual({
    url: URL,
    connections: 4,
    statementNames: true,
  });
  const environment = { INLAY_DATABASE_CONNECTIONS: '9', INLAY_DATABASE_STATEMENT_NAMES: 'off' };
  expect(takeStoreLocation({ INLAY_DATABASE_URL: URL, ...environment }, CONFIG)).toEqual({
    url: URL,
    connections: 9,
    statementNames: false,
  });
});

test.each([
  ['INLAY_DATABASE_CONNECTIONS', '0'],
  ['INLAY_DATABASE_CONNECTIONS', 'many'],
  ['INLAY_DATABASE_CONNECTIONS', '1e2'],
  ['INLAY_DATABASE_STATEMENT_NAMES', 'true'],
])('%s=%s is refused by its name', (setting, value) => {
  expect(() => takeStoreLocation({ INLAY_DATABASE_URL: URL, [setting]: value }, CONFIG)).toThrow(
    expect.objectContaining({ code: 'config_invalid', setting, message: expect.stringContaining(setting) }),
  );
});
