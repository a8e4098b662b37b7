import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { OperatorError } from '../errors.ts';
import type { Storage } from '../store/engine.ts';
import { rootKeyCheckAad, tenantKeyAad } from './associated-data.ts';
import { fingerprints } from './fingerprint.ts';
import { type KeyVersions, toKeyVersions } from './key-versions.ts';
import { findMeta, insertMeta } from './meta.sql.ts';
import type { RootKey } from './root-key.ts';
import { open, seal } from './seal.ts';
import type { SealContext } from './sealed.ts';
import { hasTenantKeys, insertTenantKey, listTenantKeys, type WrappedTenantKey } from './tenant-keys.sql.ts';
import type { Keyring, TenantKeys } from './tenant-keys.ts';

/** One key per purpose, so that no key is used for two purposes. */
const PURPOSES = ['cardNumber', 'securityCode', 'cardCode', 'accountNumber', 'iban', 'fingerprint'] as const;

type Purpose = (typeof PURPOSES)[number];

function isPurpose(text: string): text is Purpose {
  return (PURPOSES as readonly string[]).includes(text);
}

/** The name of the check value in the store. */
const CHECK = 'root-key-check';

export interface KeyringOptions {
  readonly storage: Storage;
  readonly rootKey: RootKey;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Opens the key hierarchy of a store: root key, tenant keys, data keys.
 *
 * The store holds a check value. If the root key does not open it, the store was sealed with another root key and the
 * vault does not start. Otherwise it would write records that cannot be opened.
 *
 * @throws {OperatorError} `root_key_wrong`
 */
export async function openKeyring({ storage, rootKey, now }: KeyringOptions): Promise<Keyring> {
  await proveRootKey(storage, rootKey);
  const opened = new Map<string, Promise<TenantKeys>>();
  return {
    tenant(tenantId) {
      let keys = opened.get(tenantId);
      if (!keys) {
        keys = openTenantKeys(storage, rootKey, tenantId, now());
        keys.catch(() => opened.delete(tenantId));
        opened.set(tenantId, keys);
      }
      return keys;
    },
  };
}

/** @returns true if the store has been used with a root key */
async function hasRootKeyCheck(storage: Storage): Promise<boolean> {
  return (await findMeta(storage.read, CHECK)) !== undefined;
}

async function proveRootKey(storage: Storage, rootKey: RootKey): Promise<void> {
  if (!(await hasRootKeyCheck(storage))) {
    // A store with tenant keys but no check value must not accept an arbitrary root key.
    if (await hasTenantKeys(storage.read)) throw new OperatorError('root_key_wrong');
    const check = await rootKey.wrap(rootKeyCheckAad(), randomBytes(32));
    await storage.transaction((sql) => insertMeta(sql, CHECK, check));
  }
  const check = await findMeta(storage.read, CHECK);
  try {
    await rootKey.unwrap(rootKeyCheckAad(), check as Uint8Array);
  } catch (cause) {
    throw cause instanceof OperatorError && cause.code === 'sealed_value_corrupt'
      ? new OperatorError('root_key_wrong', { cause })
      : cause;
  }
}

async function openTenantKeys(storage: Storage, rootKey: RootKey, tenantId: string, now: number): Promise<TenantKeys> {
  const wrapped = await ensureTenantKeys(storage, rootKey, tenantId, now);
  const keys = new Map<Purpose, { version: number; key: KeyObject }[]>();
  for (const { purpose, version, wrapped: bytes } of wrapped) {
    // The store may hold keys for purposes of an earlier release. They are unused, so they stay wrapped.
    if (!isPurpose(purpose)) continue;
    const unwrapped = await rootKey.unwrap(tenantKeyAad(tenantId, purpose, version), bytes);
    const key = createSecretKey(unwrapped);
    unwrapped.fill(0);
    keys.set(purpose, [...(keys.get(purpose) ?? []), { version, key }]);
  }
  const versionsOf = (purpose: Purpose): KeyVersions => toKeyVersions(keys.get(purpose) ?? []);
  return bindTenantKeys(
    tenantId,
    Object.fromEntries(PURPOSES.map((purpose) => [purpose, versionsOf(purpose)])) as Keys,
  );
}

/** Returns the tenant's wrapped keys, after creating missing ones. */
async function ensureTenantKeys(
  storage: Storage,
  rootKey: RootKey,
  tenantId: string,
  now: number,
): Promise<readonly WrappedTenantKey[]> {
  const present = await listTenantKeys(storage.read, tenantId);
  const missing = PURPOSES.filter((purpose) => !present.some((key) => key.purpose === purpose));
  if (missing.length === 0) return present;
  const made = await Promise.all(
    missing.map(async (purpose) => {
      const key = randomBytes(32);
      const wrapped = await rootKey.wrap(tenantKeyAad(tenantId, purpose, 1), key);
      key.fill(0);
      return { purpose, version: 1, wrapped };
    }),
  );
  return storage.transaction(async (sql) => {
    for (const key of made) await insertTenantKey(sql, tenantId, key, now);
    return listTenantKeys(sql, tenantId);
  });
}

type Keys = Readonly<Record<Purpose, KeyVersions>>;

function bindTenantKeys(tenantId: string, keys: Keys): TenantKeys {
  const sealingKeys = ({ field }: SealContext): KeyVersions => keys[field];
  return {
    tenantId,
    seal: (context, value) => seal(tenantId, sealingKeys(context), context, value),
    open: (context, sealed) => open(tenantId, sealingKeys(context), context, sealed),
    fingerprints: (kind, value, ...context) => fingerprints(keys.fingerprint, tenantId, { kind, value, context }),
  };
}
