import { createHash, timingSafeEqual } from 'node:crypto';
import { vaultError } from '@inlay/protocol';
import type { Storage } from '../../store/engine.ts';
import { findKey, insertKey, listKeys, revokeStoredKey, type StoredKey } from './keys.sql.ts';
import { hasTenant } from './tenants.sql.ts';
import { completePolicy, type PublishablePolicy } from './publishable-policy.ts';
import { modeOfTenant } from './tenants.ts';
import { randomText } from '../values/random-token.ts';

export type { PublishablePolicy } from './publishable-policy.ts';

/** What a secret key may permit. */
export const SCOPES = ['vault', 'payments', 'tokens'] as const;

export type Scope = (typeof SCOPES)[number];

export interface SecretPolicy {
  readonly scopes: readonly Scope[];
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

interface KeyDeps {
  readonly storage: Storage;
  now(): number;
}

/** The credentials of `inlay dev`, known to everybody. */
export const DEVELOPMENT_KEYS = { id: 'test-api-key', secret: 'test-api-secret', publishable: 'pk_test_demo' } as const;

/** No such secret hashes to this: it stands in where there is no key, so that both refusals take as long. */
const NO_HASH = Buffer.alloc(32);

function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function refuse(message: string): never {
  throw vaultError('config_invalid', { message });
}

/** A publishable key of a tenant. @throws {CodedError} `config_invalid` */
export async function createPublishableKey(
  deps: KeyDeps,
  tenantId: string,
  given: Partial<PublishablePolicy> = {},
  id?: string,
): Promise<PublishableKey> {
  const mode = modeOfTenant(tenantId);
  const policy = completePolicy(mode, given);
  const key = { id: id ?? `pk_${mode}_${randomText(22)}`, tenantId, createdAt: deps.now() };
  await storeKey(deps, { ...key, kind: 'publishable', policy: JSON.stringify(policy) });
  return { ...key, kind: 'publishable', policy };
}

/**
 * A secret key of a tenant. The secret is given here and never again: the store has its hash only. It is random with
 * more than 256 bits, so one round of SHA-256 is enough.
 */
export async function createSecretKey(
  deps: KeyDeps,
  tenantId: string,
  scopes: readonly Scope[] = SCOPES,
  given?: { readonly id: string; readonly secret: string },
): Promise<{ readonly key: Key; readonly secret: string }> {
  if (scopes.length === 0) refuse(`A secret key needs a scope. There are: ${SCOPES.join(', ')}.`);
  const { id, secret } = given ?? { id: `sk_${modeOfTenant(tenantId)}_${randomText(22)}`, secret: randomText(44) };
  const key = { id, tenantId, createdAt: deps.now() };
  await storeKey(deps, { ...key, kind: 'secret', secretHash: hashSecret(secret), policy: JSON.stringify({ scopes }) });
  return { key: { ...key, kind: 'secret', policy: { scopes } }, secret };
}

async function storeKey(deps: KeyDeps, key: StoredKey): Promise<void> {
  const outcome = await deps.storage.transaction(async (sql) => {
    if (!(await hasTenant(sql, key.tenantId))) return 'no tenant';
    return (await insertKey(sql, key)) ? 'created' : 'taken';
  });
  if (outcome === 'no tenant') refuse('There is no such tenant.');
  if (outcome === 'taken') refuse('There is a key of this id already.');
}

function toKey({ id, tenantId, kind, policy, createdAt, revokedAt }: StoredKey): Key {
  const revoked = revokedAt === undefined ? {} : { revokedAt };
  return { id, tenantId, createdAt, ...revoked, kind, policy: JSON.parse(policy) };
}

/** The live publishable key of this id. Its policy is the current one: nothing is kept in memory. */
export async function findPublishableKey(
  deps: Pick<KeyDeps, 'storage'>,
  id: string,
): Promise<PublishableKey | undefined> {
  const stored = await findKey(deps.storage.read, id);
  if (!stored || stored.revokedAt !== undefined) return undefined;
  const key = toKey(stored);
  return key.kind === 'publishable' ? key : undefined;
}

/**
 * Who calls: Basic user and password. A publishable key comes with an empty password, a secret key with its secret.
 *
 * @throws {CodedError} `credentials_invalid`, alike and in like time for an unknown, a revoked and a wrong key
 */
export async function authenticate(deps: Pick<KeyDeps, 'storage'>, user: string, password: string): Promise<Key> {
  const stored = user === '' ? undefined : await findKey(deps.storage.read, user);
  const isSecretRight = timingSafeEqual(hashSecret(password), stored?.secretHash ?? NO_HASH);
  const isRight = stored?.kind === 'publishable' ? password === '' : password !== '' && isSecretRight;
  if (!stored || !isRight || stored.revokedAt !== undefined) throw vaultError('credentials_invalid');
  return toKey(stored);
}

export async function listTenantKeys(deps: Pick<KeyDeps, 'storage'>, tenantId: string): Promise<readonly Key[]> {
  return (await listKeys(deps.storage.read, tenantId)).map(toKey);
}

/** @throws {CodedError} `config_invalid` when there is no live key of this id */
export async function revokeKey(deps: KeyDeps, id: string): Promise<void> {
  const revoked = await deps.storage.transaction((sql) => revokeStoredKey(sql, id, deps.now()));
  if (!revoked) refuse('There is no live key of this id.');
}
