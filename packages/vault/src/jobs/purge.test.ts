import { expect, onTestFinished, test, vi } from 'vitest';
import { SINGLE_USE_TOKEN_LIFE } from '../core/tokens/single-use-tokens.ts';
import { testVaults, tokenFor } from '../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const MINUTE = 60_000;

test('nobody has to ask: a minute after its end no byte of a sealed value is in any file', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const vault = await openTestVault();
  await tokenFor(vault);
  const row = await vault.storage.read.get('SELECT number_ciphertext AS bytes FROM single_use_tokens');
  const sealed = Buffer.from(row?.['bytes'] as Uint8Array);
  const isThere = async () => (await vault.store.contents()).some(({ bytes }) => bytes.includes(sealed));

  await vault.vault.runJobs();
  expect(await isThere()).toBe(true);
  vault.clock.now += SINGLE_USE_TOKEN_LIFE;
  vi.advanceTimersByTime(MINUTE);
  await vi.waitUntil(async () => !(await isThere()));
});
