import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { OperatorError } from '../../errors.ts';
import { toOpenError } from './open-failure.ts';

/**
 * Creates the folder of a new store, accessible to its owner only.
 *
 * @throws {OperatorError} `config_invalid` when it is not empty, since its mode is changed; `store_unreachable` when it
 *   cannot be created
 */
export function prepareFolder(folder: string): void {
  let names: string[];
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    names = readdirSync(folder);
  } catch (error) {
    throw toOpenError(error, folder);
  }
  if (names.length > 0) {
    throw new OperatorError('config_invalid', {
      message: `The data folder ${folder} holds other files. Give the vault a folder of its own.`,
    });
  }
  chmodSync(folder, 0o700);
}
