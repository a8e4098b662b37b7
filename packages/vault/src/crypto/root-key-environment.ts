import { OperatorError } from '../errors.ts';
import type { RootKey } from './root-key.ts';
import { parseRootKey } from './root-key-file.ts';

/**
 * Reads a root key from an environment variable and removes the variable, so that no child process or error report
 * contains it.
 *
 * @throws {OperatorError} `root_key_missing`, `config_invalid` when it is not a key
 */
export function takeRootKey(environment: NodeJS.ProcessEnv, name: string): RootKey {
  const text = environment[name];
  delete environment[name];
  if (!text) throw new OperatorError('root_key_missing', { message: `There is no root key in ${name}.` });
  return parseRootKey(text);
}
