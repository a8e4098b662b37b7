import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { vaultError } from '@inlay/protocol';
import { localRootKey, type RootKey } from './root-key.ts';

const OTHERS = 0o077;

/** 32 bytes as base64. @throws {CodedError} `config_invalid` */
export function parseRootKey(text: string): RootKey {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== text.trim()) {
    throw vaultError('config_invalid', { message: 'A root key is 32 random bytes, written as base64.' });
  }
  const key = localRootKey(bytes);
  bytes.fill(0);
  return key;
}

/** Writes a new root key. Never over an existing file. */
export function createRootKeyFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
}

/**
 * Reads a root key out of a file of base64.
 *
 * @throws {CodedError} `root_key_missing`, `root_key_exposed` when others can read the file, `root_key_misplaced` when
 *   it lies in the data folder, `config_invalid` when it is no key
 */
export function readRootKeyFile(path: string, dataFolder: string): RootKey {
  refuseInside(path, dataFolder);
  let mode: number;
  try {
    mode = lstatSync(realpathSync(path)).mode;
  } catch (cause) {
    throw vaultError('root_key_missing', { cause });
  }
  if (process.platform !== 'win32' && (mode & OTHERS) !== 0) throw vaultError('root_key_exposed');
  return parseRootKey(readFileSync(path, 'utf8'));
}

/** @throws {CodedError} `root_key_misplaced` */
export function refuseInside(path: string, dataFolder: string): void {
  const way = relative(realPath(dataFolder), realPath(path));
  if (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way) throw vaultError('root_key_misplaced');
}

/** Follows links as far as the path exists. */
function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : resolve(realPath(parent), relative(parent, absolute));
  }
}
