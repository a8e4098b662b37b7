import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { vaultError } from '@inlay/protocol';

/**
 * Makes the folder of a new store, for its owner only.
 *
 * @throws {CodedError} `config_invalid` when there is something in it, since its mode is changed
 */
export function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) {
    throw vaultError('config_invalid', {
      message: `The data folder ${folder} holds other files. Give the vault a folder of its own.`,
    });
  }
  chmodSync(folder, 0o700);
}
