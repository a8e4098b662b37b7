import { freePort } from './free-port.ts';
import { startWatched, type WatchedProgram } from './start-watched.ts';

/** Starts the vault as everybody does, with a fresh store. */
export async function startVault(): Promise<WatchedProgram> {
  return startWatched(['packages/vault/bin/inlay.mjs', 'dev', '--port', String(await freePort())]);
}
