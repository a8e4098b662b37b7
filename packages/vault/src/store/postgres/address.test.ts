import { expect, test } from 'vitest';
import { parseAddress } from './address.ts';

const read = (url: string) => {
  const { parameters, ...address } = parseAddress(url);
  return { ...address, ...Object.fromEntries(parameters) };
};

test.each([
  ['postgresql://db.example/vault', { hosts: [{ host: 'db.example' }], database: 'vault' }],
  [
    'postgres://me:s%40crt%2F%3A@db.example:6543/vault?sslmode=require',
    {
      hosts: [{ host: 'db.example', port: 6543 }],
      user: 'me',
      password: 's@crt/:',
      database: 'vault',
      sslmode: 'require',
    },
  ],
  [
    'postgresql://me:a:b@[::1]:5433/vault',
    { hosts: [{ host: '::1', port: 5433 }], user: 'me', password: 'a:b', database: 'vault' },
  ],
  ['postgresql://%2Frun%2Fpg/vault', { hosts: [{ host: '/run/pg' }], database: 'vault' }],
  [
    'postgresql:///vault?host=/run/pg&user=me&port=5433',
    { hosts: [{ host: '/run/pg', port: 5433 }], user: 'me', database: 'vault', host: '/run/pg', port: '5433' },
  ],
  [
    'postgresql://me@a.example:1,b.example:2/vault',
    {
      hosts: [
        { host: 'a.example', port: 1 },
        { host: 'b.example', port: 2 },
      ],
      user: 'me',
      database: 'vault',
    },
  ],
  ['postgresql:///vault?host=/a,/b', { hosts: [{ host: '/a' }, { host: '/b' }], database: 'vault', host: '/a,/b' }],
  ['postgresql://db.example/va%40ult', { hosts: [{ host: 'db.example' }], database: 'va@ult' }],
  ['postgresql://', { hosts: [{}] }],
  [
    'postgresql:///vault?options=-c%20search_path%3Da+b',
    { hosts: [{}], database: 'vault', options: '-c search_path=a+b' },
  ],
])('%s is read as libpq reads it', (url, address) => {
  expect(read(url)).toEqual(address);
});

test.each([
  'vault.db',
  'https://db.example',
  'postgresql://me@db.example:70000/vault',
  'postgresql://db:x/vault',
  'postgresql://me:%zz@db/v',
  // An unescaped slash in the password: the rest of the password would be reported as the database name.
  'postgresql://me:1234/s3cret@db.example/vault',
])('%s is refused, and not repeated', (url) => {
  let message = '';
  try {
    parseAddress(url);
  } catch (error) {
    expect(error).toMatchObject({ code: 'config_invalid', setting: 'INLAY_DATABASE_URL' });
    message = String(error);
  }
  expect(message).not.toBe('');
  expect(message).not.toContain(url);
});
