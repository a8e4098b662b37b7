import { expect, onTestFinished, test } from 'vitest';
import { openKeyring } from '../../crypto/keyring.ts';
import { testVaults } from '../../test-vault.test-support.ts';
import { createProfile, getProfile } from './profiles.ts';

const openTestVault = testVaults(onTestFinished);

test('a profile may have a name and nothing else: the wire asks for more, the store does not', async () => {
  const { storage, rootKey, processors } = await openTestVault();
  const keyring = await openKeyring({ storage, rootKey, now: Date.now });
  const deps = { storage, keyring, processors, processorTimeout: 1, now: Date.now };
  const made = await Promise.all(
    [1, 2].map(() => createProfile(deps, 't_test_x', { locale: 'en_US', firstName: 'Jo' })),
  );
  for (const { profile } of made) {
    const found = await getProfile(deps, 't_test_x', profile.id);
    expect(found.profile).toMatchObject({ firstName: 'Jo', status: 'ACTIVE' });
    expect(found.profile).not.toHaveProperty('merchantCustomerId');
  }
});
