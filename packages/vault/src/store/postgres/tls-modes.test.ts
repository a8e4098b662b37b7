import { expect, test } from 'vitest';
import { tlsAttempts } from './tls-modes.ts';

const attempts = (parameters: Record<string, string>, environment = {}) =>
  tlsAttempts(new Map(Object.entries(parameters)), environment).map((tls) => {
    if (tls === false) return 'plain';
    if (tls.rejectUnauthorized !== true) return 'unchecked';
    return tls.checkServerIdentity ? 'authority' : 'authority and name';
  });

const file = new URL(import.meta.url).pathname;

test.each([
  [{}, ['unchecked', 'plain']],
  [{ sslmode: 'prefer' }, ['unchecked', 'plain']],
  [{ sslmode: 'disable' }, ['plain']],
  [{ sslmode: 'allow' }, ['plain', 'unchecked']],
  [{ sslmode: 'require' }, ['unchecked']],
  [{ sslmode: 'require', sslrootcert: file }, ['authority']],
  [{ sslmode: 'verify-ca', sslrootcert: file }, ['authority']],
  [{ sslmode: 'verify-full', sslrootcert: file }, ['authority and name']],
  [{ sslmode: 'verify-full' }, ['authority and name']],
  [{ sslrootcert: 'system' }, ['authority and name']],
  [{ ssl: 'true' }, ['unchecked']],
  [{ sslmode: 'no-verify' }, ['unchecked']],
])('%j connects so: %j', (parameters, expected) => {
  expect(attempts(parameters)).toEqual(expected);
});

test("libpq's variables stand in where the URL is silent", () => {
  expect(attempts({}, { PGSSLMODE: 'require', PGSSLROOTCERT: file })).toEqual(['authority']);
  expect(attempts({ sslmode: 'disable' }, { PGSSLMODE: 'require' })).toEqual(['plain']);
});

test.each([
  [{ sslmode: 'yes' }, 'sslmode is disable, allow,'],
  [{ sslmode: 'verify-ca' }, 'needs sslrootcert'],
  [{ sslmode: 'require', sslrootcert: 'system' }, 'needs sslmode=verify-full'],
  [{ sslmode: 'require', sslcert: file }, 'stand together'],
  [{ sslmode: 'require', sslcrl: file }, 'not supported'],
  [{ sslmode: 'verify-full', sslrootcert: '/nowhere/root.crt' }, '/nowhere/root.crt (ENOENT)'],
])('%j is refused', (parameters, words) => {
  expect(() => attempts(parameters)).toThrow(words);
});

test('an invalid mode is not repeated, because it may be part of a password', () => {
  expect(() => attempts({ sslmode: 's3cret' })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('s3cret') }),
  );
});
