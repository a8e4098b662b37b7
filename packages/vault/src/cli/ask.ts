import { createSandbox } from '../processors/sandbox.ts';
import { type Given, type Option } from './command.ts';
import { readConfig } from './config.ts';
import { openStore, takeStorePlace } from './open-store.ts';
import { type OperationName, type Operations, operate } from './operations.ts';
import { askOperator, socketPath } from './operator-socket.ts';

/** The options of every command that asks a vault. */
export const ASKING: Readonly<Record<string, Option>> = {
  config: { type: 'string', value: 'FILE', help: 'The configuration of the vault. Default: inlay.json.' },
  json: { type: 'boolean', help: 'Answers in JSON.' },
};

/**
 * Has an operation done by the vault that runs on the configured store, or opens the store itself when none does. A
 * PostgreSQL database is always opened: it is nobody's alone.
 *
 * @throws {CodedError} what the operation refused with; `store_locked` when a process holds the store that does not answer
 */
export async function ask<Name extends OperationName>(
  given: Given,
  name: Name,
  input: Operations[Name]['input'],
): Promise<Operations[Name]['output']> {
  const config = readConfig(given.text('config') ?? 'inlay.json');
  const place = takeStorePlace(process.env, config);
  const reply = 'path' in place ? await askOperator(socketPath(place.path), name, input) : undefined;
  if (reply) return reply.output;
  const storage = await openStore(place);
  try {
    return await operate({ storage, processors: { sandbox: createSandbox() }, now: Date.now }, name, input);
  } finally {
    await storage.close();
  }
}

/** Prints an answer: as JSON where that was asked for, else as lines for people. */
export function print<T>(given: Given, answer: T, toLines: (answer: T) => readonly string[]): void {
  const text = given.flag('json') ? JSON.stringify(answer) : toLines(answer).join('\n');
  process.stdout.write(`${text}\n`);
}
