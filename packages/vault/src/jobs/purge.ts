import type { Core } from '../core/context.ts';
import { listTenantsWithExpiredTokens, removeExpiredTokens } from '../core/tokens/single-use-tokens.ts';
import { forEachTenant } from './tenants.ts';

/** The interval in milliseconds. Far less than the minute within which a spent or expired value must be erased. */
export const PURGE_INTERVAL = 20_000;

/**
 * Removes expired single-use tokens, one transaction per tenant. Then overwrites the remains of expired and spent
 * tokens in the files.
 */
export async function purge(core: Core, signal: AbortSignal): Promise<void> {
  const work = (tenantId: string) => removeExpiredTokens(core, tenantId);
  await forEachTenant(core, await listTenantsWithExpiredTokens(core), { name: 'purge', work }, signal);
  await core.storage.scrub();
}
