import { OperatorError } from '../errors.ts';
import type { RootKey } from './root-key.ts';
import { parseRootKey } from './root-key-file.ts';

/**
 * Reads a root key from an environment variable, and takes it out of the environment, so that no child process and no
 * error report carries it.
 *
 * @throws {OperatorError} `root_key_missing`, `config_invalid` when it is no key
 */
export function takeRootKey(environment: NodeJS.ProcessEnv, name: string): RootKey {
  const text = environment[name];
  delete environment[name];
  if (!text) throw new OperatorError('root_key_missing', { message: `There is no root key in ${name}.` });
  return parseRootKey(text);
}
