import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../secret.ts';
import type { Storage } from '../store/engine.ts';
import { findMeta } from './meta.sql.ts';
import { insertTenantKey, listTenantKeys } from './tenant-keys.sql.ts';
import { newTestStore } from '../test-store.test-support.ts';
import { tenantKeyAad } from './associated-data.ts';
import { openKeyring } from './keyring.ts';
import { localRootKey } from './root-key.ts';

const now = () => 1;

async function openStore() {
  const store = await newTestStore();
  const storage = await store.open();
  onTestFinished(async () => {
    await storage.close();
    store.remove();
  });
  return { storage, rootKey: localRootKey(randomBytes(32)) };
}

/** Every value that differs from this one in one bit, with the byte that it is in. */
function* oneBitOff(bytes: Uint8Array): Generator<Uint8Array> {
  for (let index = 0; index < bytes.length; index += 1) {
    for (const bit of [0x01, 0x80]) {
      const changed = Uint8Array.from(bytes);
      changed[index] = (changed[index] as number) ^ bit;
      yield changed;
    }
  }
}

const fingerprintOf = async (storage: Storage, rootKey: ReturnType<typeof localRootKey>, tenant: string) => {
  const keyring = await openKeyring({ storage, rootKey, now });
  return (await keyring.tenant(tenant)).fingerprints('card', new Secret('4111111111111111'));
};

test('keys are made once and are the same after a restart', async () => {
  const { storage, rootKey } = await openStore();
  const first = await fingerprintOf(storage, rootKey, 't1');
  expect(await fingerprintOf(storage, rootKey, 't1')).toEqual(first);
  expect(await listTenantKeys(storage.read, 't1')).toHaveLength(6);
});

test('two processes that create one tenant’s keys get the same keys', async () => {
  const { storage, rootKey } = await openStore();
  await openKeyring({ storage, rootKey, now });
  const [one, other] = await Promise.all([1, 2].map(() => fingerprintOf(storage, rootKey, 't1')));
  expect(one).toEqual(other);
});

test('equal values of two tenants have different fingerprints', async () => {
  const { storage, rootKey } = await openStore();
  const [one] = await fingerprintOf(storage, rootKey, 't1');
  const [other] = await fingerprintOf(storage, rootKey, 't2');
  expect(one?.value).not.toEqual(other?.value);
});

test('while its key rotates, a value has a fingerprint of both versions', async () => {
  const { storage, rootKey } = await openStore();
  const before = await fingerprintOf(storage, rootKey, 't1');
  const wrapped = await rootKey.wrap(tenantKeyAad('t1', 'fingerprint', 2), randomBytes(32));
  await storage.transaction((sql) => insertTenantKey(sql, 't1', { purpose: 'fingerprint', version: 2, wrapped }, 2));
  const during = await fingerprintOf(storage, rootKey, 't1');
  expect(during.map(({ keyVersion }) => keyVersion)).toEqual([1, 2]);
  expect(during[0]).toEqual(before[0]);
});

test('a tenant without a key for a purpose gets one, and keeps its other keys', async () => {
  const { storage, rootKey } = await openStore();
  const before = await fingerprintOf(storage, rootKey, 't1');
  await storage.transaction((sql) => sql.run(`DELETE FROM tenant_keys WHERE purpose = 'cardCode'`));
  expect(await fingerprintOf(storage, rootKey, 't1')).toEqual(before);
  expect((await listTenantKeys(storage.read, 't1')).map(({ purpose }) => purpose)).toContain('cardCode');
});

test('a key for a purpose of an earlier release is kept and does no harm', async () => {
  const { storage, rootKey } = await openStore();
  const before = await fingerprintOf(storage, rootKey, 't1');
  const wrapped = await rootKey.wrap(tenantKeyAad('t1', 'idempotency', 1), randomBytes(32));
  await storage.transaction((sql) => insertTenantKey(sql, 't1', { purpose: 'idempotency', version: 1, wrapped }, 1));
  expect(await fingerprintOf(storage, rootKey, 't1')).toEqual(before);
  // An unused key causes no failure, even if it cannot be opened.
  await storage.transaction((sql) =>
    sql.run(`UPDATE tenant_keys SET wrapped = $1 WHERE purpose = 'idempotency'`, new Uint8Array(65)),
  );
  expect(await fingerprintOf(storage, rootKey, 't1')).toEqual(before);
  expect((await listTenantKeys(storage.read, 't1')).map(({ purpose }) => purpose)).toContain('idempotency');
});

test('a security code does not open with the key of card numbers', async () => {
  const { storage, rootKey } = await openStore();
  await (await openKeyring({ storage, rootKey, now })).tenant('t1');
  await storage.transaction((sql) =>
    sql.run(
      `UPDATE tenant_keys SET wrapped = (SELECT wrapped FROM tenant_keys WHERE purpose = 'cardNumber')
       WHERE purpose = 'securityCode'`,
    ),
  );
  const keyring = await openKeyring({ storage, rootKey, now });
  await expect(keyring.tenant('t1')).rejects.toMatchObject({ code: 'sealed_value_corrupt' });
});

test('a wrong root key is detected at the start', async () => {
  const { storage, rootKey } = await openStore();
  await openKeyring({ storage, rootKey, now });
  const other = localRootKey(randomBytes(32));
  await expect(openKeyring({ storage, rootKey: other, now })).rejects.toMatchObject({ code: 'root_key_wrong' });
});

test('a store that lost its check value accepts no root key', async () => {
  const { storage, rootKey } = await openStore();
  await (await openKeyring({ storage, rootKey, now })).tenant('t1');
  await storage.transaction((sql) => sql.run(`DELETE FROM meta WHERE name = 'root-key-check'`));
  const other = localRootKey(randomBytes(32));
  await expect(openKeyring({ storage, rootKey: other, now })).rejects.toMatchObject({ code: 'root_key_wrong' });
});

test('one changed bit, in any byte of the check value, is refused', async () => {
  const { storage, rootKey } = await openStore();
  await openKeyring({ storage, rootKey, now });
  const check = (await findMeta(storage.read, 'root-key-check')) as Uint8Array;
  for (const changed of oneBitOff(check)) {
    await storage.transaction((sql) => sql.run(`UPDATE meta SET value = $1 WHERE name = 'root-key-check'`, changed));
    await expect(openKeyring({ storage, rootKey, now })).rejects.toMatchObject({ code: 'root_key_wrong' });
  }
});

test('one changed bit, in any byte of any wrapped key, is refused', async () => {
  const { storage, rootKey } = await openStore();
  const keyring = await openKeyring({ storage, rootKey, now });
  await keyring.tenant('t1');
  const write = (purpose: string, wrapped: Uint8Array) =>
    storage.transaction((sql) => sql.run('UPDATE tenant_keys SET wrapped = $1 WHERE purpose = $2', wrapped, purpose));
  for (const { purpose, wrapped } of await listTenantKeys(storage.read, 't1')) {
    for (const changed of oneBitOff(wrapped)) {
      await write(purpose, changed);
      const fresh = await openKeyring({ storage, rootKey, now });
      await expect(fresh.tenant('t1')).rejects.toMatchObject({ code: 'sealed_value_corrupt' });
    }
    await write(purpose, wrapped);
  }
  const fresh = await openKeyring({ storage, rootKey, now });
  await expect(fresh.tenant('t1')).resolves.toMatchObject({ tenantId: 't1' });
});

test('a wrapped key that was moved to another tenant is refused', async () => {
  const { storage, rootKey } = await openStore();
  await (await openKeyring({ storage, rootKey, now })).tenant('t1');
  await storage.transaction((sql) => sql.run(`UPDATE tenant_keys SET tenant_id = 't2'`));
  const keyring = await openKeyring({ storage, rootKey, now });
  await expect(keyring.tenant('t2')).rejects.toMatchObject({ code: 'sealed_value_corrupt' });
});

test('a failure to open keys is not cached', async () => {
  const { storage, rootKey } = await openStore();
  const keyring = await openKeyring({ storage, rootKey, now });
  await (await openKeyring({ storage, rootKey, now })).tenant('t1');
  const [key] = await listTenantKeys(storage.read, 't1');
  const write = (wrapped: Uint8Array) =>
    storage.transaction((sql) =>
      sql.run('UPDATE tenant_keys SET wrapped = $1 WHERE purpose = $2', wrapped, key?.purpose ?? ''),
    );
  await write(new Uint8Array(65));
  await expect(keyring.tenant('t1')).rejects.toMatchObject({ code: 'sealed_value_corrupt' });
  await write(key?.wrapped as Uint8Array);
  await expect(keyring.tenant('t1')).resolves.toMatchObject({ tenantId: 't1' });
});
