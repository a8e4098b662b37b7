import { takeRootKey } from '../crypto/root-key-environment.ts';
import { readRootKeyFile } from '../crypto/root-key-file.ts';
import type { RootKey } from '../crypto/root-key.ts';
import type { RootKeyPlace } from './config.ts';

/** @throws {CodedError} `root_key_missing`, `root_key_exposed`, `root_key_misplaced`, `config_invalid` */
export function openRootKey(place: RootKeyPlace, dataFolder: string): RootKey {
  return 'file' in place ? readRootKeyFile(place.file, dataFolder) : takeRootKey(process.env, place.environment);
}
