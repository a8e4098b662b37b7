import type { Core } from '../core/context.ts';
import { listTenantsWithExpiredTokens, removeExpiredTokens } from '../core/tokens/single-use-tokens.ts';

/** How often, in milliseconds. Well below the minute within which a used or expired value must be gone. */
export const PURGE_INTERVAL = 20_000;

/**
 * Removes single-use tokens whose time is over, one tenant in a transaction, and overwrites what they and the spent ones
 * left in the files.
 */
export async function purge(core: Core): Promise<void> {
  for (const tenantId of await listTenantsWithExpiredTokens(core)) await removeExpiredTokens(core, tenantId);
  await core.storage.scrub();
}
