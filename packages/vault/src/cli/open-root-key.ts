import { takeRootKey } from '../crypto/root-key-environment.ts';
import { readRootKeyFile } from '../crypto/root-key-file.ts';
import type { RootKey } from '../crypto/root-key.ts';
import type { RootKeyLocation } from './config.ts';

/** @throws {OperatorError} `root_key_missing`, `root_key_exposed`, `root_key_misplaced`, `config_invalid` */
export function openRootKey(location: RootKeyLocation, dataFolder: string): RootKey {
  return 'file' in location
    ? readRootKeyFile(location.file, dataFolder)
    : takeRootKey(process.env, location.environment);
}
