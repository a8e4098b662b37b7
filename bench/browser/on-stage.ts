import type { Browser } from 'playwright';
import { startVault } from '../server/dev-vault.ts';
import type { Program } from '../server/start-program.ts';
import { openBrowser } from './open-browser.ts';
import { type Site, startSite } from './start-site.ts';

/** What every measurement in a browser needs. */
export interface Stage {
  readonly vault: Program;
  readonly site: Site;
  readonly browser: Browser;
}

/** Starts a fresh vault, the pages and one browser, and stops them whatever happens. */
export async function onStage<T>(act: (stage: Stage) => Promise<T>): Promise<T> {
  await using stack = new AsyncDisposableStack();
  const vault = await startVault();
  stack.defer(() => vault.stop());
  const site = await startSite();
  stack.defer(() => site.stop());
  const browser = await openBrowser();
  stack.defer(() => browser.close());
  // Awaited here: the stage must stand until the act is over.
  return await act({ vault, site, browser });
}
