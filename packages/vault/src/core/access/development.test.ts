import { parseCoBadges } from '@inlay/protocol';
import { cardBrand, isLuhn } from '@inlay/validators';
import { expect, onTestFinished, test } from 'vitest';
import { findAccount } from './accounts.ts';
import { createDevelopmentTenant, DEVELOPMENT_CO_BADGES, refuseDevelopmentKeys } from './development.ts';
import { authenticate, createPublishableKey, createSecretKey } from './keys.ts';
import { openOperatorCore } from './operator-core.test-support.ts';
import { createTenant } from './tenants.ts';

test('the development tenant has the well-known credentials', async () => {
  const core = await openOperatorCore(onTestFinished);
  await createDevelopmentTenant(core);
  const secret = await authenticate(core, 'test-api-key', 'test-api-secret');
  const publishable = await authenticate(core, 'pk_test_demo', '');
  expect(secret).toMatchObject({ kind: 'secret', policy: { scopes: ['vault', 'payments', 'tokens'] } });
  expect(publishable).toMatchObject({ kind: 'publishable', policy: { loopback: true }, tenantId: secret.tenantId });
  expect(await findAccount(core, '1000000001')).toMatchObject({
    tenantId: secret.tenantId,
    currencyCode: 'USD',
    processor: 'sandbox',
  });
});

test('a store without well-known keys may be served', async () => {
  const core = await openOperatorCore(onTestFinished);
  const { id } = await createTenant(core, 'Shop', 'test');
  await createSecretKey(core, id);
  await refuseDevelopmentKeys(core.storage);
});

test.each(['secret', 'publishable'])(
  'a store with the well-known %s key may not be served, whoever wrote it',
  async (kind) => {
    const core = await openOperatorCore(onTestFinished);
    const { id } = await createTenant(core, 'Shop', 'test');
    if (kind === 'publishable') await createPublishableKey(core, id, {}, 'pk_test_demo');
    else await createSecretKey(core, id, ['tokens'], { id: 'test-api-key', secret: 'another' });
    await expect(refuseDevelopmentKeys(core.storage)).rejects.toMatchObject({ code: 'development_key_refused' });
  },
);

test('the number that two networks share in development is a Visa number with a right check digit', () => {
  const number = '4970100000000006';
  const [network] = parseCoBadges(DEVELOPMENT_CO_BADGES);
  const [[first, last] = ['', '']] = network?.ranges ?? [];
  const start = number.slice(0, first.length);
  expect([network?.brand, isLuhn(number), cardBrand(number)?.name]).toEqual(['cartes-bancaires', true, 'visa']);
  expect(start >= first && start <= last).toBe(true);
});
