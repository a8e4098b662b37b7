import { createHash, timingSafeEqual } from 'node:crypto';
import { CoreError, invalidInput } from '../../errors.ts';
import type { Sql } from '../../store/engine.ts';
import type { Core } from '../context.ts';
import { randomText, TOKEN_LENGTH } from '../values/random-token.ts';
import { tellKeyChange } from './key-changes.ts';
import { findKey, insertKey, listKeys, revokeStoredKey, type StoredKey } from './keys.sql.ts';
import { completePolicy, type PublishablePolicy } from './publishable-policy.ts';
import { hasTenant } from './tenants.sql.ts';
import { modeOfTenant } from './tenants.ts';

export type { PublishablePolicy } from './publishable-policy.ts';

/** The permissions that a secret key may have. */
export const KEY_SCOPES = ['vault', 'payments', 'tokens'] as const;

export type KeyScope = (typeof KEY_SCOPES)[number];

export interface SecretPolicy {
  readonly scopes: readonly KeyScope[];
}

export type Key = {
  readonly id: string;
  readonly tenantId: string;
  readonly createdAt: number;
  readonly revokedAt?: number;
} & (
  | { readonly kind: 'publishable'; readonly policy: PublishablePolicy }
  | { readonly kind: 'secret'; readonly policy: SecretPolicy }
);

export type PublishableKey = Extract<Key, { kind: 'publishable' }>;

export type SecretKey = Extract<Key, { kind: 'secret' }>;

/** A secret key with its secret, which is shown once. */
export interface NewSecretKey {
  readonly key: SecretKey;
  readonly secret: string;
}

/** The well-known credentials of `inlay dev`. */
export const DEVELOPMENT_KEYS = { id: 'test-api-key', secret: 'test-api-secret', publishable: 'pk_test_demo' } as const;

/** Not the hash of any secret. It is compared for an unknown key, so that both refusals take equally long. */
const NO_HASH = Buffer.alloc(32);

function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * Makes a publishable key without storing it.
 *
 * @throws {CoreError} `input_invalid` for its policy
 */
export function newPublishableKey(
  now: number,
  tenantId: string,
  given: Partial<PublishablePolicy>,
  id?: string,
): PublishableKey {
  const mode = modeOfTenant(tenantId);
  const policy = completePolicy(mode, given);
  return { id: id ?? `pk_${mode}_${randomText(TOKEN_LENGTH)}`, tenantId, createdAt: now, kind: 'publishable', policy };
}

/**
 * Makes a secret key without storing it. The secret is random with more than 256 bits, so one round of SHA-256 protects
 * it at rest.
 *
 * @throws {CoreError} `input_invalid` for empty `scopes`
 */
export function newSecretKey(
  now: number,
  tenantId: string,
  scopes: readonly KeyScope[] = KEY_SCOPES,
  given?: { readonly id: string; readonly secret: string },
): NewSecretKey {
  if (scopes.length === 0) throw invalidInput('scopes', 'required');
  const id = given?.id ?? `sk_${modeOfTenant(tenantId)}_${randomText(TOKEN_LENGTH)}`;
  return {
    key: { id, tenantId, createdAt: now, kind: 'secret', policy: { scopes } },
    secret: given?.secret ?? randomText(2 * TOKEN_LENGTH),
  };
}

/**
 * Creates a publishable key of a tenant.
 *
 * @throws {CoreError} `tenant_unknown`, `key_id_taken`, `input_invalid` for its policy
 */
export async function createPublishableKey(
  core: Pick<Core, 'storage' | 'now'>,
  tenantId: string,
  given: Partial<PublishablePolicy> = {},
  id?: string,
): Promise<PublishableKey> {
  const key = newPublishableKey(core.now(), tenantId, given, id);
  await core.storage.transaction((sql) => storeKey(sql, key));
  return key;
}

/**
 * Creates a secret key of a tenant.
 *
 * @returns the key with its secret. The secret is never returned again, since the store holds its hash only
 * @throws {CoreError} `tenant_unknown`, `key_id_taken`, `input_invalid` for empty `scopes`
 */
export async function createSecretKey(
  core: Pick<Core, 'storage' | 'now'>,
  tenantId: string,
  scopes?: readonly KeyScope[],
  given?: { readonly id: string; readonly secret: string },
): Promise<NewSecretKey> {
  const made = newSecretKey(core.now(), tenantId, scopes, given);
  await core.storage.transaction((sql) => storeKey(sql, made.key, made.secret));
  return made;
}

/** Stores a key, inside a transaction. @throws {CoreError} `tenant_unknown`, `key_id_taken` */
export async function storeKey(sql: Sql, key: Key, secret?: string): Promise<void> {
  const stored: StoredKey = {
    ...key,
    policy: JSON.stringify(key.policy),
    ...(secret === undefined ? {} : { secretHash: hashSecret(secret) }),
  };
  const [isTenant, isFree] = await Promise.all([hasTenant(sql, key.tenantId), insertKey(sql, stored)]);
  if (!isTenant) throw new CoreError('tenant_unknown', { input: 'tenantId' });
  if (!isFree) throw new CoreError('key_id_taken', { input: 'id' });
}

function toKey({ id, tenantId, kind, policy, createdAt, revokedAt }: StoredKey): Key {
  const revoked = revokedAt === undefined ? {} : { revokedAt };
  return { id, tenantId, createdAt, ...revoked, kind, policy: JSON.parse(policy) };
}

/** Finds the active publishable key of this id, with its current policy. */
export async function findPublishableKey(core: Pick<Core, 'storage'>, id: string): Promise<PublishableKey | undefined> {
  const stored = await findKey(core.storage.read, id);
  if (!stored || stored.revokedAt !== undefined) return undefined;
  const key = toKey(stored);
  return key.kind === 'publishable' ? key : undefined;
}

/**
 * Authenticates a caller by Basic user and password. The password is empty for a publishable key, and the secret for a
 * secret key.
 *
 * @throws {CoreError} `credentials_invalid`, the same in message and duration for an unknown, a revoked and a wrong key
 */
export async function authenticate(core: Pick<Core, 'storage'>, user: string, password: string): Promise<Key> {
  const stored = user === '' ? undefined : await findKey(core.storage.read, user);
  const isSecretRight = timingSafeEqual(hashSecret(password), stored?.secretHash ?? NO_HASH);
  const isRight = stored?.kind === 'publishable' ? password === '' : password !== '' && isSecretRight;
  if (!stored || !isRight || stored.revokedAt !== undefined) throw new CoreError('credentials_invalid');
  return toKey(stored);
}

/** Lists the keys of a tenant, including revoked ones, oldest first. */
export async function listTenantKeys(core: Pick<Core, 'storage'>, tenantId: string): Promise<readonly Key[]> {
  return (await listKeys(core.storage.read, tenantId)).map(toKey);
}

/** Revokes a key, at once and for good. @throws {CoreError} `key_unknown` when there is no active key of this id */
export async function revokeKey(core: Pick<Core, 'storage' | 'now'>, id: string): Promise<void> {
  const now = core.now();
  const isRevoked = await core.storage
    .transaction((sql) => revokeStoredKey(sql, id, now))
    .finally(() => tellKeyChange(core.storage, id));
  if (!isRevoked) throw new CoreError('key_unknown', { input: 'id' });
}
