import type { CoBadge } from '@inlay/protocol';
import { OperatorError } from '../../errors.ts';
import type { Storage } from '../../store/engine.ts';
import type { Core } from '../context.ts';
import { createAccount } from './accounts.ts';
import { findKey } from './keys.sql.ts';
import { createPublishableKey, createSecretKey, DEVELOPMENT_KEYS } from './keys.ts';
import { createTenant } from './tenants.ts';

/** The account of `inlay dev`. */
export const DEVELOPMENT_ACCOUNT = '1000000001';

/** One card range that two networks share. A number in it: 4970 1000 0000 0006. */
export const DEVELOPMENT_CO_BADGES: readonly CoBadge[] = [
  { brand: 'cartes-bancaires', ranges: [['497010', '497010']] },
];

/** Creates a test tenant with well-known credentials, for a temporary store. */
export async function createDevelopmentTenant(core: Pick<Core, 'storage' | 'processors' | 'now'>): Promise<void> {
  const tenant = await createTenant(core, 'Development', 'test');
  await createAccount(core, {
    tenantId: tenant.id,
    number: DEVELOPMENT_ACCOUNT,
    currencyCode: 'USD',
    processor: 'sandbox',
  });
  await createSecretKey(core, tenant.id, undefined, DEVELOPMENT_KEYS);
  await createPublishableKey(
    core,
    tenant.id,
    { loopback: true, tokensPerMinute: 100_000 },
    DEVELOPMENT_KEYS.publishable,
  );
}

/**
 * Refuses a store that holds the well-known development credentials.
 *
 * @throws {OperatorError} `development_key_refused`
 */
export async function refuseDevelopmentKeys(storage: Storage): Promise<void> {
  for (const id of [DEVELOPMENT_KEYS.id, DEVELOPMENT_KEYS.publishable]) {
    if (await findKey(storage.read, id)) throw new OperatorError('development_key_refused');
  }
}
