import { randomBytes } from 'node:crypto';
import { OperatorError } from '../../errors.ts';
import type { Core } from '../context.ts';
import { type Account, newAccount } from './accounts.ts';
import { insertAccount } from './accounts.sql.ts';
import { newPublishableKey, newSecretKey, type NewSecretKey, type PublishableKey, storeKey } from './keys.ts';
import type { PublishablePolicy } from './publishable-policy.ts';
import { insertTenant } from './tenants.sql.ts';
import { newTenant, type Tenant } from './tenants.ts';
import { claimStore, vacateStore } from './vacancy.sql.ts';

/** The settings of a vault's first test tenant. */
export interface FirstTenant {
  readonly name: string;
  readonly accountNumber: string;
  readonly currencyCode: string;
  readonly policy: Partial<PublishablePolicy>;
}

/** A new vault: complete, but not stored. */
export interface NewVault {
  readonly tenant: Tenant;
  readonly account: Account;
  readonly secretKey: NewSecretKey;
  readonly publishableKey: PublishableKey;
  /** Distinguishes this vault from one that another process made. */
  readonly claim: Uint8Array;
}

/**
 * Prepares the first test tenant of a vault, with an account of the sandbox and two keys.
 *
 * @throws {CoreError} `input_invalid` for `name`, `number`, `currencyCode` or the policy
 */
export function prepareVault(core: Pick<Core, 'processors' | 'now'>, first: FirstTenant): NewVault {
  const now = core.now();
  const tenant = newTenant(now, first.name, 'test');
  return {
    tenant,
    account: newAccount(core, {
      tenantId: tenant.id,
      number: first.accountNumber,
      currencyCode: first.currencyCode,
      processor: 'sandbox',
    }),
    secretKey: newSecretKey(now, tenant.id),
    publishableKey: newPublishableKey(now, tenant.id, first.policy),
    claim: randomBytes(16),
  };
}

/**
 * Stores a vault in a vacant store, in one transaction. If two processes race, exactly one succeeds.
 *
 * @throws {OperatorError} `already_initialized` when the store already holds a vault
 */
export async function storeVault({ storage }: Pick<Core, 'storage'>, vault: NewVault): Promise<void> {
  await storage.transaction(async (sql) => {
    if (!(await claimStore(sql, vault.claim))) throw new OperatorError('already_initialized');
    await Promise.all([
      insertTenant(sql, vault.tenant),
      insertAccount(sql, vault.account),
      storeKey(sql, vault.secretKey.key, vault.secretKey.secret),
      storeKey(sql, vault.publishableKey),
    ]);
  });
}

/** Removes an incomplete vault from a store. A vault with another claim stays. */
export async function removeVault({ storage }: Pick<Core, 'storage'>, { claim }: NewVault): Promise<void> {
  await storage.transaction((sql) => vacateStore(sql, claim));
}
