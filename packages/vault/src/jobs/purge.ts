import type { Deps } from '../core/context.ts';
import { removeExpiredTokens } from '../core/tokens/single-use-tokens.ts';

/** How often, in milliseconds. Well below the minute within which a used or expired value must be gone. */
export const PURGE_INTERVAL = 20_000;

/** Removes single-use tokens whose time is over, and overwrites what they and the spent ones left in the files. */
export async function purge(deps: Deps): Promise<void> {
  await removeExpiredTokens(deps);
  await deps.storage.scrub();
}
