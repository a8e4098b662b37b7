import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { associatedData } from './associated-data.ts';
import { takeRootKey } from './root-key-environment.ts';
import { createRootKeyFile, readRootKeyFile } from './root-key-file.ts';

function newFolders() {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-root-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  mkdirSync(data);
  return { folder, data, file: join(folder, 'root.key') };
}

test('a new root key file is readable by its owner only, and the key unwraps what it wrapped', async () => {
  const { data, file } = newFolders();
  createRootKeyFile(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const aad = associatedData('test');
  const wrapped = await readRootKeyFile(file, data).wrap(aad, Buffer.from('key'));
  expect(String(await readRootKeyFile(file, data).unwrap(aad, wrapped))).toBe('key');
});

test('a root key file is never overwritten', () => {
  const { file } = newFolders();
  createRootKeyFile(file);
  expect(() => createRootKeyFile(file)).toThrow('EEXIST');
});

test('a missing root key is reported with its path and the cause', () => {
  const { data, file } = newFolders();
  const cause = expect.objectContaining({ code: 'ENOENT' });
  const message = expect.stringContaining(`${file} cannot be read (ENOENT)`);
  expect(() => readRootKeyFile(file, data)).toThrow(
    expect.objectContaining({ code: 'root_key_missing', message, cause }),
  );
});

test.each([0o640, 0o604, 0o620, 0o601])('a root key that others can reach (mode %o) is refused', (mode) => {
  const { data, file } = newFolders();
  createRootKeyFile(file);
  chmodSync(file, mode);
  expect(() => readRootKeyFile(file, data)).toThrow(expect.objectContaining({ code: 'root_key_exposed' }));
});

test('a root key in the data folder is refused, however it is named', () => {
  const { folder, data } = newFolders();
  mkdirSync(join(data, 'deep'));
  createRootKeyFile(join(data, 'deep', 'root.key'));
  symlinkSync(join(data, 'deep', 'root.key'), join(folder, 'link.key'));
  symlinkSync(data, join(folder, 'other-data'));
  const misplaced = expect.objectContaining({ code: 'root_key_misplaced' });
  expect(() => readRootKeyFile(join(data, 'deep', 'root.key'), data)).toThrow(misplaced);
  expect(() => readRootKeyFile(join(folder, 'link.key'), data)).toThrow(misplaced);
  expect(() => readRootKeyFile(join(data, 'deep', 'root.key'), join(folder, 'other-data'))).toThrow(misplaced);
});

test('a folder whose name only starts like the data folder’s is accepted', () => {
  const { folder, data } = newFolders();
  createRootKeyFile(join(folder, 'data-keys', 'root.key'));
  readRootKeyFile(join(folder, 'data-keys', 'root.key'), data);
});

const MALFORMED = ['', 'secret', randomBytes(31).toString('base64'), randomBytes(32).toString('hex')];

test.each(MALFORMED)('a file that holds no key is refused: %j', (text) => {
  const { data, file } = newFolders();
  writeFileSync(file, text, { mode: 0o600 });
  expect(() => readRootKeyFile(file, data)).toThrow(expect.objectContaining({ code: 'config_invalid' }));
});

test('a root key is removed from the environment', () => {
  const environment = { INLAY_ROOT_KEY: randomBytes(32).toString('base64') };
  takeRootKey(environment, 'INLAY_ROOT_KEY');
  expect(environment).toEqual({});
});

test('a root key that is not in the environment is missing', () => {
  const missing = expect.objectContaining({ code: 'root_key_missing' });
  expect(() => takeRootKey({}, 'INLAY_ROOT_KEY')).toThrow(missing);
  expect(() => takeRootKey({ INLAY_ROOT_KEY: '' }, 'INLAY_ROOT_KEY')).toThrow(missing);
});
