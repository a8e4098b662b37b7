import { createSandbox } from '../processors/sandbox.ts';
import { type AdminCommand, type AdminCommands, runAdminCommand } from '../wires/admin/admin-commands.ts';
import { adminSocketPath, askAdmin } from '../wires/admin/admin-socket.ts';
import type { Given, Option } from './command.ts';
import { readConfig } from './config.ts';
import { openStore, takeStoreLocation } from './open-store.ts';

/** The options of every command that asks a vault. */
export const ASKING: Readonly<Record<string, Option>> = {
  config: { type: 'string', value: 'FILE', help: 'The configuration of the vault. Default: inlay.json.' },
  json: { type: 'boolean', help: 'Answers in JSON.' },
};

/**
 * Has a command carried out by the vault that runs on the configured store, or opens the store itself when none does. A
 * PostgreSQL database is always opened: any number of processes may.
 *
 * @throws {AdminError} what the command was refused with
 * @throws {OperatorError} `store_locked` when a process holds the store that does not answer, and whatever else keeps the
 *   store from being opened
 */
export async function ask<Name extends AdminCommand>(
  given: Given,
  name: Name,
  input: AdminCommands[Name]['input'],
): Promise<AdminCommands[Name]['output']> {
  const config = readConfig(given.text('config') ?? 'inlay.json');
  const location = takeStoreLocation(process.env, config);
  const reply = 'path' in location ? await askAdmin(adminSocketPath(location.path), name, input) : undefined;
  if (reply) return reply.output;
  const storage = await openStore(location);
  try {
    return await runAdminCommand({ storage, processors: { sandbox: createSandbox() }, now: Date.now }, name, input);
  } finally {
    await storage.close();
  }
}

/** Prints an answer: as JSON where that was asked for, else as lines for people. */
export function print<T>(given: Given, answer: T, toLines: (answer: T) => readonly string[]): void {
  const text = given.flag('json') ? JSON.stringify(answer) : toLines(answer).join('\n');
  process.stdout.write(`${text}\n`);
}
