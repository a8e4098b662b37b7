import { ALL_FIELDS } from './pages.ts';
import { freePort } from '../server/free-port.ts';
import { type Program, startProgram } from '../server/start-program.ts';

/** The merchant's pages (on `localhost`) and the floor's frames (on `127.0.0.1`, another site). */
export interface Site extends Program {
  readonly port: number;
  readonly page: (path: string, vault: string, floor: string, fields?: readonly string[]) => string;
}

export async function startSite(): Promise<Site> {
  const port = await freePort();
  const program = await startProgram(['bench/browser/site.ts', '--port', String(port)]);
  return {
    ...program,
    port,
    page: (path, vault, floor, fields = ALL_FIELDS) =>
      `${program.origin}${path}?${new URLSearchParams({ vault, floor, fields: fields.join() })}`,
  };
}
