import { freePort } from './free-port.ts';
import { type Program, startProgram } from './start-program.ts';

/** Loaded first into a server's process, so that it can tell how its event loop fared. */
export const WATCH_EVENT_LOOP = ['--import', new URL('watch-event-loop.ts', import.meta.url).href];

/** Starts the vault as everybody does, with a fresh store. */
export async function startVault(): Promise<Program> {
  const port = String(await freePort());
  return startProgram([...WATCH_EVENT_LOOP, 'packages/vault/bin/inlay.mjs', 'dev', '--port', port]);
}
