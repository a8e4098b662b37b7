import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { OperatorError } from '../errors.ts';
import { localRootKey, type RootKey } from './root-key.ts';

const OTHERS = 0o077;

/**
 * Decodes a root key of 32 bytes from base64.
 *
 * @throws {OperatorError} `config_invalid`
 */
export function parseRootKey(text: string): RootKey {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== text.trim()) {
    throw new OperatorError('config_invalid', { message: 'A root key is 32 random bytes, written as base64.' });
  }
  const key = localRootKey(bytes);
  bytes.fill(0);
  return key;
}

/** Writes a new root key. Never overwrites a file. */
export function createRootKeyFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
}

/**
 * Reads a root key from a file: 32 random bytes in base64 on one line, readable only by its owner (mode 0600; not
 * checked on Windows).
 *
 * @param path of the file, which may be a symbolic link
 * @param dataFolder the folder of the store, in which the file must not lie
 * @throws {OperatorError} `root_key_missing`, `root_key_exposed` when others can read the file, `root_key_misplaced`
 *   when it lies in the data folder, `config_invalid` when it is not a key
 * @example
 * const rootKey = readRootKeyFile('/etc/inlay/root.key', '/var/lib/inlay');
 */
export function readRootKeyFile(path: string, dataFolder: string): RootKey {
  refuseInside(path, dataFolder);
  let text: string;
  try {
    if (process.platform !== 'win32' && (lstatSync(realpathSync(path)).mode & OTHERS) !== 0) {
      throw new OperatorError('root_key_exposed', {
        message: `The root key file ${path} can be read by others. Give it mode 0600.`,
      });
    }
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof OperatorError) throw cause;
    throw new OperatorError('root_key_missing', {
      message: `The root key file ${path} cannot be read (${(cause as NodeJS.ErrnoException).code}). Restore it: a new key cannot open this store.`,
      cause,
    });
  }
  return parseRootKey(text);
}

/**
 * Refuses a root key in the data folder, so that a stolen folder does not include the key.
 *
 * @throws {OperatorError} `root_key_misplaced`
 */
export function refuseInside(path: string, dataFolder: string): void {
  const way = relative(realPath(dataFolder), realPath(path));
  if (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way)
    throw new OperatorError('root_key_misplaced');
}

/** Resolves symbolic links as far as the path exists. */
function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : resolve(realPath(parent), relative(parent, absolute));
  }
}
