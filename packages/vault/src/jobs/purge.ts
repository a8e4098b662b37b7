import type { Core } from '../core/context.ts';
import { listTenantsWithExpiredTokens, removeExpiredTokens } from '../core/tokens/single-use-tokens.ts';
import { forEachTenant } from './tenants.ts';

/** How often, in milliseconds. Well below the minute within which a used or expired value must be gone. */
export const PURGE_INTERVAL = 20_000;

/**
 * Removes single-use tokens whose time is over, one tenant in a transaction, and overwrites what they and the spent ones
 * left in the files.
 */
export async function purge(core: Core, signal: AbortSignal): Promise<void> {
  const work = (tenantId: string) => removeExpiredTokens(core, tenantId);
  await forEachTenant(core, await listTenantsWithExpiredTokens(core), { name: 'purge', work }, signal);
  await core.storage.scrub();
}
