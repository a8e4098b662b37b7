import { WATCH_EVENT_LOOP } from './dev-vault.ts';
import { freePort } from './free-port.ts';
import { type Program, startProgram } from './start-program.ts';

/** Starts the floor, on a SQLite file of its own or in the PostgreSQL database that is given. */
export async function startBare(database?: string): Promise<Program> {
  const place = database === undefined ? [] : ['--database', database];
  const port = String(await freePort());
  return startProgram([...WATCH_EVENT_LOOP, 'bench/server/bare-server.ts', '--port', port, ...place]);
}
