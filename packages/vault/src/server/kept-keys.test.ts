import { expect, onTestFinished, test, vi } from 'vitest';
import { createSecretKey, revokeKey } from '../core/access/keys.ts';
import { createTenant } from '../core/access/tenants.ts';
import type { Storage } from '../store/engine.ts';
import { testVaults } from '../test-vault.test-support.ts';
import { keptKeys } from './kept-keys.ts';

const openTestVault = testVaults(onTestFinished);

function headerOf(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Keys of a store, how often it was looked at, and a clock of their own. */
async function open(isExclusive: boolean) {
  const { storage, clock } = await openTestVault();
  const operator = { storage, now: () => clock.now };
  const tenant = await createTenant(operator, 'Shop', 'test');
  const { key, secret } = await createSecretKey(operator, tenant.id);
  const get = vi.spyOn(storage.read, 'get');
  const all = vi.spyOn(storage.read, 'all');
  const looks = () => get.mock.calls.length + all.mock.calls.length;
  const time = { now: 1_000 };
  const kept: Storage = {
    read: storage.read,
    isExclusive,
    counters: storage.counters,
    transaction: (work) => storage.transaction(work),
    write: (sql, ...values) => storage.write(sql, ...values),
    writeAll: (writes) => storage.writeAll(writes),
    scrub: () => storage.scrub(),
    check: () => storage.check(),
    close: () => storage.close(),
  };
  const keys = keptKeys(kept, () => time.now);
  const header = headerOf(key.id, secret);
  const call = async (password = secret) => {
    const asked = headerOf(key.id, password);
    return keys.find(asked) ?? (await keys.look(asked));
  };
  return { kept, operator, key, header, keys, call, looks, time };
}

test('an authenticated key is cached', async () => {
  const { call, looks, key } = await open(true);
  expect((await call()).id).toBe(key.id);
  const before = looks();
  expect((await call()).id).toBe(key.id);
  expect(looks()).toBe(before);
});

test.each([true, false])(
  'a wrong secret is refused whether the key is kept or not (exclusive: %s)',
  async (exclusive) => {
    const { call, keys, key } = await open(exclusive);
    await expect(call('wrong')).rejects.toMatchObject({ code: 'credentials_invalid' });
    await call();
    expect(keys.find(headerOf(key.id, 'wrong'))).toBeUndefined();
    expect(keys.find(headerOf(key.id, ''))).toBeUndefined();
    await expect(call('wrong')).rejects.toMatchObject({ code: 'credentials_invalid' });
  },
);

test('an unknown key is never cached', async () => {
  const { keys, looks } = await open(true);
  for (let times = 0; times < 2; times += 1) {
    const before = looks();
    await expect(keys.look(headerOf('nobody', 'x'))).rejects.toMatchObject({ code: 'credentials_invalid' });
    expect(looks()).toBeGreaterThan(before);
    expect(keys.find(headerOf('nobody', 'x'))).toBeUndefined();
  }
});

test('with an exclusive store, a key is cached until it is revoked', async () => {
  const { call, keys, key, header, kept, operator, time } = await open(true);
  await call();
  time.now += 3_600_000;
  expect(keys.find(header)?.id).toBe(key.id);
  await revokeKey({ ...operator, storage: kept }, key.id);
  expect(keys.find(header)).toBeUndefined();
  await expect(call()).rejects.toMatchObject({ code: 'credentials_invalid' });
});

test('with a shared store, a key is cached for at most one second', async () => {
  const { call, keys, key, header, time } = await open(false);
  await call();
  time.now += 999;
  expect(keys.find(header)?.id).toBe(key.id);
  time.now += 1;
  expect(keys.find(header)).toBeUndefined();
});

test('a key that was read before a change is not cached after it', async () => {
  const { keys, key, header, kept, operator } = await open(true);
  const looking = keys.look(header).catch(() => undefined);
  await revokeKey({ ...operator, storage: kept }, key.id);
  await looking;
  expect(keys.find(header)).toBeUndefined();
});
