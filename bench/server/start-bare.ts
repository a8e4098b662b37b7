import { freePort } from './free-port.ts';
import { startWatched, type WatchedProgram } from './start-watched.ts';

/** Starts the floor, on a SQLite file of its own or in the PostgreSQL database that is given. */
export async function startBare(database?: string): Promise<WatchedProgram> {
  const place = database === undefined ? [] : ['--database', database];
  return startWatched(['bench/server/bare-server.ts', '--port', String(await freePort()), ...place]);
}
