import { expect, onTestFinished, test } from 'vitest';
import { openKeyring } from '../../crypto/keyring.ts';
import { testVaults } from '../../test-vault.test-support.ts';
import { testScope } from '../scope.test-support.ts';
import { createProfile, getProfile, updateProfile } from './profiles.ts';

const openTestVault = testVaults(onTestFinished);

async function openCore() {
  const { storage, rootKey, processors } = await openTestVault();
  const keyring = await openKeyring({ storage, rootKey, now: Date.now });
  return { storage, keyring, processors, processorTimeout: 1, now: Date.now, report: () => {} };
}

test('a profile needs only a name in the core, although the wire requires more', async () => {
  const core = await openCore();
  const scope = testScope();
  const made = await Promise.all([1, 2].map(() => createProfile(core, scope, { locale: 'en_US', firstName: 'Jo' })));
  for (const { profile } of made) {
    const found = await getProfile(core, scope, profile.id);
    expect(found.profile).toMatchObject({ firstName: 'Jo', status: 'ACTIVE' });
    expect(found.profile).not.toHaveProperty('customerId');
  }
});

test('a change set keeps absent members and clears null ones', async () => {
  const core = await openCore();
  const scope = testScope();
  const { profile } = await createProfile(core, scope, { locale: 'en_US', firstName: 'Jo', lastName: 'Doe' });
  const changed = await updateProfile(core, scope, { id: profile.id }, { firstName: null, email: 'jo@example.com' });
  const found = await getProfile(core, scope, profile.id);
  expect(found.profile).toEqual(changed);
  expect(found.profile).toMatchObject({ lastName: 'Doe', email: 'jo@example.com', version: 2 });
  expect(found.profile).not.toHaveProperty('firstName');
});

test('a change that requires another version is refused and changes nothing', async () => {
  const core = await openCore();
  const scope = testScope();
  const { profile } = await createProfile(core, scope, { locale: 'en_US', firstName: 'Jo' });
  const late = updateProfile(core, scope, { id: profile.id, version: 7 }, { firstName: 'Late' });
  await expect(late).rejects.toMatchObject({ code: 'precondition_failed' });
  expect((await getProfile(core, scope, profile.id)).profile).toEqual(profile);
});
