import { createSandbox } from '../processors/sandbox.ts';
import { type AdminCommand, type AdminCommands, runAdminCommand } from '../wires/admin/admin-commands.ts';
import { adminSocketPath, askAdmin } from '../wires/admin/admin-socket.ts';
import type { Given, Option } from './command.ts';
import { readConfig } from './config.ts';
import { openStore, takeStoreLocation } from './open-store.ts';

/** Options of every command that talks to a vault. */
export const ASKING: Readonly<Record<string, Option>> = {
  config: { type: 'string', value: 'FILE', help: 'The configuration of the vault. Default: inlay.json.' },
  json: { type: 'boolean', help: 'Answers in JSON.' },
};

/**
 * Sends a command to the vault that runs on the configured store, or opens the store itself if no vault runs. A
 * PostgreSQL database is always opened, since any number of processes may share it.
 *
 * @throws {AdminError} the refusal of the command
 * @throws {OperatorError} `store_locked` when the process that holds the store does not answer, and any error of
 *   opening the store
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

/** Prints an answer: as JSON if the caller asked for it, else as lines for people. */
export function print<T>(given: Given, answer: T, toLines: (answer: T) => readonly string[]): void {
  const text = given.flag('json') ? JSON.stringify(answer) : toLines(answer).join('\n');
  process.stdout.write(`${text}\n`);
}
