import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { errorEntry, isCodedError, vaultError } from '@inlay/protocol';
import { isOperation, type OperationName, type Operations, operate, type OperatorDeps } from './operations.ts';

/** The longest request, in characters. */
const LONGEST = 65_536;

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
  const server = createServer((socket) => void answer(socket, deps));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return () => close(server);
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
  const reply = JSON.parse(await readLine(socket));
  socket.end();
  if (reply.error) throw vaultError(reply.error.code, { message: reply.error.message });
  return { output: reply.output };
}

async function answer(socket: Socket, deps: OperatorDeps): Promise<void> {
  socket.on('error', () => socket.destroy());
  try {
    const { name, input } = JSON.parse(await readLine(socket));
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
