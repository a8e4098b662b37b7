import { randomBytes } from 'node:crypto';
import { openKeyring } from '../crypto/keyring.ts';
import { localRootKey } from '../crypto/root-key.ts';
import { createSandbox } from '../processors/sandbox.ts';
import { Secret } from '../secret.ts';
import { newTestStore } from '../test-store.test-support.ts';
import { createAccount } from './access/accounts.ts';
import { createTenant } from './access/tenants.ts';
import type { Core, Incident, Scope } from './context.ts';
import type { CardNumber } from './values/card-number.ts';

export const TEST_ACCOUNT = '1000000002';

export const TEST_CARD = {
  number: {
    secret: new Secret('4111111111111111'),
    bin: '411111',
    lastDigits: '1111',
    brand: 'visa',
  } satisfies CardNumber,
  expiry: { month: 12, year: 2090 },
};

/**
 * Opens the rules on a store of their own, with one test tenant and its account. No wire is needed.
 *
 * @param afterTest Vitest's `onTestFinished`
 */
export async function openCore(afterTest: (clean: () => Promise<void>) => void) {
  const store = await newTestStore();
  const clock = { now: Date.UTC(2030, 5, 15, 12) };
  const now = () => clock.now;
  const storage = await store.open(now);
  afterTest(async () => {
    await storage.close();
    store.remove();
  });
  const sandbox = createSandbox();
  const keyring = await openKeyring({ storage, rootKey: localRootKey(randomBytes(32)), now });
  const incidents: Incident[] = [];
  const core: Core = {
    storage,
    keyring,
    processors: { sandbox },
    processorTimeout: 20,
    now,
    report: (incident) => incidents.push(incident),
  };
  const tenant = await createTenant(core, 'Shop', 'test');
  await createAccount(core, {
    tenantId: tenant.id,
    number: TEST_ACCOUNT,
    currencyCode: 'USD',
    processor: 'sandbox',
  });
  const scopeOf = (tenantId: string): Scope => ({
    tenantId,
    actor: { kind: 'key', id: 'test' },
    now: clock.now,
    tokenText: (kind, random) => `${kind}-${random}`,
  });
  return { core, incidents, clock, sandbox, tenant, scopeOf, scope: () => scopeOf(tenant.id) };
}

export type OpenedCore = Awaited<ReturnType<typeof openCore>>;
