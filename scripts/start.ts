// `npm start`: a development vault and the demo shop, until Ctrl-C.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../demo/server/free-port.ts';

const root = new URL('..', import.meta.url);
const children: ChildProcess[] = [];

/** Ends the children, once: a second signal would kill one that is still putting its things away. */
function stop(code: number): void {
  for (const child of children.splice(0)) child.kill('SIGTERM');
  process.exitCode ??= code;
  if (process.connected) process.disconnect();
}

/** Starts a program of the project and waits for its first line: the word that it serves. */
async function startProgram(path: string, ...args: string[]): Promise<void> {
  if (process.exitCode !== undefined) throw new Error('Stopped before it was started.');
  const child = spawn(process.execPath, [path, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  children.push(child);
  const ended = once(child, 'exit').then(([code]) => {
    stop(Number(code ?? 1));
    throw new Error(`${path} ended.`);
  });
  ended.catch(() => {});
  await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), ended]);
}

/** The wanted port, or the next free one, and a word about it. */
async function claimPort(wanted: number, purpose: string): Promise<number> {
  const port = await freePort(wanted);
  if (port !== wanted) process.stdout.write(`Port ${wanted} is taken, so the ${purpose} uses ${port}.\n`);
  return port;
}

process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
process.on('disconnect', () => stop(0));

try {
  const vaultPort = await claimPort(5171, 'vault');
  const vault = `http://127.0.0.1:${vaultPort}`;
  await startProgram('packages/vault/bin/inlay.mjs', 'dev', '--port', String(vaultPort));
  // Only now: a port that is free before the vault listens may be the one that the vault takes.
  const shopPort = await claimPort(5170, 'shop');
  await startProgram('demo/main.ts', '--port', String(shopPort), '--vault', vault);
  process.stdout.write(
    `\n  Shop   http://localhost:${shopPort}\n  Vault  ${vault}\n\nPay with 4111 1111 1111 1111, any future date and code 111. Stop with Ctrl-C.\n`,
  );
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  stop(1);
}
