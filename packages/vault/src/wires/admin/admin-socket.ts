import { rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { OperatorError } from '../../errors.ts';
import {
  type AdminCommand,
  type AdminCommands,
  type AdminCore,
  isAdminCommand,
  runAdminCommand,
} from './admin-commands.ts';
import { AdminError } from './errors.ts';

/** The longest command, in characters. */
const LONGEST = 65_536;

/** How long a client may take to receive its answer, in milliseconds. */
const LINGER = 1000;

/** Operating systems limit the path of a socket to about 100 characters. */
const UNUSABLE = 'The vault cannot listen for its operator in the data folder. Its path may be too long for a socket.';

const ENDED =
  'The running vault ended before it answered. The command may have been carried out: look before you try again.';

/** @returns the path of the socket of a running vault: next to its store, accessible to the owner of the folder only */
export function adminSocketPath(store: string): string {
  const path = join(dirname(store), 'operator.sock');
  return process.platform === 'win32' ? `\\\\.\\pipe\\inlay-${path.replaceAll(/[\\/:]/g, '-')}` : path;
}

/**
 * Accepts the operator's commands: one JSON line in, one JSON line out, `{output}` or `{error: {status, code,
 * message}}`. Call it only while holding the store, since it replaces a socket that a killed process left behind.
 *
 * @returns the function that stops it
 * @throws {OperatorError} `config_invalid` of the setting `data` if the path cannot be a socket
 */
export async function listenForAdmin(path: string, core: AdminCore): Promise<() => Promise<void>> {
  const silent = new Set<Socket>();
  const server = createServer((socket) => void answer(socket, core, silent));
  const isUnix = process.platform !== 'win32';
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new OperatorError('config_invalid', { setting: 'data', message: UNUSABLE, cause })),
    );
    if (isUnix) rmSync(path, { force: true });
    // The socket is created inside this call, so no other user can connect before its mode is set.
    const before = isUnix ? process.umask(0o177) : undefined;
    server.listen(path, resolve);
    if (before !== undefined) process.umask(before);
  });
  return () => {
    // A client that has not sent a command would delay the end for as long as it stays connected.
    for (const socket of silent) socket.destroy();
    return close(server);
  };
}

/**
 * Sends a command to the vault that runs on a store.
 *
 * @returns `undefined` if no vault runs
 * @throws {AdminError} the refusal of the vault
 */
export async function askAdmin<Name extends AdminCommand>(
  path: string,
  name: Name,
  input: AdminCommands[Name]['input'],
): Promise<{ readonly output: AdminCommands[Name]['output'] } | undefined> {
  const socket = await connect(path);
  if (!socket) return undefined;
  socket.write(`${JSON.stringify({ name, input })}\n`);
  const line = await readLine(socket);
  if (line === '') throw new AdminError('store_outcome_unknown', ENDED);
  const { output, error } = JSON.parse(line);
  socket.end();
  if (error) throw new AdminError(error.code, error.message, error.status);
  return { output };
}

async function answer(socket: Socket, core: AdminCore, silent: Set<Socket>): Promise<void> {
  socket.on('error', () => socket.destroy());
  silent.add(socket);
  try {
    const line = await readLine(socket).finally(() => silent.delete(socket));
    const { name, input } = parseCommand(line);
    send(socket, { output: await runAdminCommand(core, name, input) });
  } catch (error) {
    const { status, code, message } = error instanceof AdminError ? error : new AdminError('internal_error');
    send(socket, { error: { status, code, message } });
  }
}

/** Ends a connection with its answer, even if the client leaves its side half open. */
function send(socket: Socket, answered: object): void {
  const timer = setTimeout(() => socket.destroy(), LINGER);
  socket.once('close', () => clearTimeout(timer));
  socket.end(`${JSON.stringify(answered)}\n`);
}

function parseCommand(line: string): { readonly name: AdminCommand; readonly input: unknown } {
  if (line.length > LONGEST) throw new AdminError('body_too_large');
  let command: unknown;
  try {
    command = JSON.parse(line);
  } catch {
    throw new AdminError('body_unreadable');
  }
  if (typeof command !== 'object' || command === null) throw new AdminError('body_unreadable');
  const { name, input } = command as { readonly name?: unknown; readonly input?: unknown };
  if (!isAdminCommand(name)) throw new AdminError('route_not_found');
  return { name, input };
}

function connect(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(path, () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

async function readLine(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (text.includes('\n') || text.length > LONGEST) break;
  }
  return text;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
