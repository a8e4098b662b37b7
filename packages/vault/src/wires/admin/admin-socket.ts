import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { errorEntry, isCodedError, vaultError } from '@inlay/protocol';
import { isOperation, type OperationName, type Operations, operate, type OperatorDeps } from './operations.ts';

/** The longest request, in characters. */
const LONGEST = 65_536;

/** Systems take some 100 characters for the path of a socket. */
const UNUSABLE = 'The vault cannot listen for its operator in the data folder. Its path may be too long for a socket.';

/** Where a running vault listens for its operator: beside its store, for the owner of the folder only. */
export function socketPath(store: string): string {
  const path = join(dirname(store), 'operator.sock');
  return process.platform === 'win32' ? `\\\\.\\pipe\\inlay-${path.replaceAll(/[\\/:]/g, '-')}` : path;
}

/**
 * Takes the operator's requests: one JSON line in, one JSON line out. Call it only while holding the store, since it takes
 * the place of a socket that a killed process left behind.
 *
 * @returns the function that stops it
 */
export async function listenForOperator(path: string, deps: OperatorDeps): Promise<() => Promise<void>> {
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const silent = new Set<Socket>();
  const server = createServer((socket) => void answer(socket, deps, silent));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(vaultError('config_invalid', { field: 'data', message: UNUSABLE, cause })));
    server.listen(path, resolve);
  });
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return () => {
    // Who asked nothing yet would hold the end up for as long as it stays.
    for (const socket of silent) socket.destroy();
    return close(server);
  };
}

/**
 * Asks the vault that runs on a store. `undefined` when none does.
 *
 * @throws {CodedError} what the vault refused with
 */
export async function askOperator<Name extends OperationName>(
  path: string,
  name: Name,
  input: Operations[Name]['input'],
): Promise<{ readonly output: Operations[Name]['output'] } | undefined> {
  const socket = await connect(path);
  if (!socket) return undefined;
  socket.write(`${JSON.stringify({ name, input })}\n`);
  const line = await readLine(socket);
  if (line === '') throw vaultError('storage_unavailable', { message: 'The running vault ended before it answered.' });
  const reply = JSON.parse(line);
  socket.end();
  if (reply.error) throw vaultError(reply.error.code, { message: reply.error.message });
  return { output: reply.output };
}

async function answer(socket: Socket, deps: OperatorDeps, silent: Set<Socket>): Promise<void> {
  socket.on('error', () => socket.destroy());
  silent.add(socket);
  try {
    const line = await readLine(socket).finally(() => silent.delete(socket));
    const { name, input } = JSON.parse(line);
    if (!isOperation(name)) throw vaultError('config_invalid', { message: 'The running vault is of another release.' });
    socket.end(`${JSON.stringify({ output: await operate(deps, name, input) })}\n`);
  } catch (error) {
    const { code, message } = isCodedError(error)
      ? error
      : { code: 'internal_error', message: errorEntry('internal_error').message };
    socket.end(`${JSON.stringify({ error: { code, message } })}\n`);
  }
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
