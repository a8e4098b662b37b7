import { expect, test } from 'vitest';
import { parseBasic } from './basic-credentials.ts';

const encode = (text: string) => Buffer.from(text).toString('base64');

test.each([
  [`Basic ${encode('user:password')}`, { user: 'user', password: 'password' }],
  [`basic ${encode('user:')}`, { user: 'user', password: '' }],
  [`Basic ${encode('user:a:b')}`, { user: 'user', password: 'a:b' }],
  [`Basic ${encode('ü:ß')}`, { user: 'ü', password: 'ß' }],
  [undefined, undefined],
  ['', undefined],
  ['Basic', undefined],
  [`Basic ${encode('no colon')}`, undefined],
  [`Bearer ${encode('user:password')}`, undefined],
  [`Basic ${encode('user:password')}, Basic x`, undefined],
  [`Basic ${'a'.repeat(5_000)}`, undefined],
])('reads %s', (header, credentials) => {
  expect(parseBasic(header)).toEqual(credentials);
});
