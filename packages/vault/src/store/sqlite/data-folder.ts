import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { OperatorError } from '../../errors.ts';
import { toOpenError } from './open-failure.ts';

/**
 * Makes the folder of a new store, for its owner only.
 *
 * @throws {OperatorError} `config_invalid` when there is something in it, since its mode is changed; `store_unreachable`
 *   when it can't be made
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
