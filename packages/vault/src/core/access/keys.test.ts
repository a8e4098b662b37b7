import { expect, onTestFinished, test } from 'vitest';
import {
  authenticate,
  createPublishableKey,
  createSecretKey,
  findPublishableKey,
  listTenantKeys,
  revokeKey,
} from './keys.ts';
import { openOperatorDeps } from './operator-deps.test-support.ts';
import { createTenant, type Mode } from './tenants.ts';

async function openTenant(mode: Mode = 'test') {
  const deps = await openOperatorDeps(onTestFinished);
  return { deps, tenant: await createTenant(deps, 'Shop', mode) };
}

const refused = expect.objectContaining({ code: 'credentials_invalid' });
const invalid = expect.objectContaining({ code: 'config_invalid' });

test('a tenant and its keys tell their mode by their ids', async () => {
  const { deps, tenant } = await openTenant('live');
  const publishable = await createPublishableKey(deps, tenant.id, { origins: ['https://shop.example'] });
  const { key } = await createSecretKey(deps, tenant.id);
  expect(tenant.id).toMatch(/^t_live_[0-9A-Za-z]{22}$/);
  expect(publishable.id).toMatch(/^pk_live_[0-9A-Za-z]{22}$/);
  expect(key.id).toMatch(/^sk_live_[0-9A-Za-z]{22}$/);
});

test('a secret key lets its tenant in, with its scopes', async () => {
  const { deps, tenant } = await openTenant();
  const { key, secret } = await createSecretKey(deps, tenant.id, ['tokens']);
  // 43 characters of base 62 are 256 bits.
  expect(secret).toMatch(/^[0-9A-Za-z]{43,}$/);
  expect(await authenticate(deps, key.id, secret)).toMatchObject({
    id: key.id,
    tenantId: tenant.id,
    kind: 'secret',
    policy: { scopes: ['tokens'] },
  });
});

test('a secret is in no row, only its hash is', async () => {
  const { deps, tenant } = await openTenant();
  const { secret } = await createSecretKey(deps, tenant.id);
  const rows = await deps.storage.read.all('SELECT * FROM keys');
  expect(rows).toHaveLength(1);
  const texts = Object.values(rows[0] ?? {}).map((value) =>
    value instanceof Uint8Array ? String(Buffer.from(value)) : value,
  );
  expect(texts.join('|')).not.toContain(secret);
  expect(rows[0]?.['secret_hash']).toHaveLength(32);
});

test('a publishable key lets in with an empty password', async () => {
  const { deps, tenant } = await openTenant();
  const { id } = await createPublishableKey(deps, tenant.id);
  expect(await authenticate(deps, id, '')).toMatchObject({ id, tenantId: tenant.id, kind: 'publishable' });
});

test('what is wrong in whatever way is refused alike', async () => {
  const { deps, tenant } = await openTenant();
  const one = await createSecretKey(deps, tenant.id);
  const other = await createSecretKey(deps, tenant.id);
  const publishable = await createPublishableKey(deps, tenant.id);
  const attempts: [string, string][] = [
    ['', ''],
    ['', one.secret],
    ['nobody', 'secret'],
    [one.key.id, ''],
    [one.key.id, 'wrong'],
    [one.key.id, `${one.secret} `],
    [one.key.id, other.secret],
    [one.key.id.toLowerCase(), one.secret],
    [publishable.id, 'anything'],
    [publishable.id, one.secret],
    [`${publishable.id} `, ''],
  ];
  for (const [user, password] of attempts) {
    await expect(authenticate(deps, user, password), `${user}:${password}`).rejects.toEqual(refused);
  }
});

test('a revoked key is refused from the next call on', async () => {
  const { deps, tenant } = await openTenant();
  const { key, secret } = await createSecretKey(deps, tenant.id);
  const publishable = await createPublishableKey(deps, tenant.id);
  await authenticate(deps, key.id, secret);
  await revokeKey(deps, key.id);
  await revokeKey(deps, publishable.id);
  await expect(authenticate(deps, key.id, secret)).rejects.toEqual(refused);
  await expect(authenticate(deps, publishable.id, '')).rejects.toEqual(refused);
  expect(await findPublishableKey(deps, publishable.id)).toBeUndefined();
});

test('revoking says when there is nothing to revoke, and when is kept', async () => {
  const { deps, tenant } = await openTenant();
  const { key } = await createSecretKey(deps, tenant.id);
  deps.clock.now = 2000;
  await revokeKey(deps, key.id);
  deps.clock.now = 3000;
  await expect(revokeKey(deps, key.id)).rejects.toEqual(invalid);
  await expect(revokeKey(deps, 'nobody')).rejects.toEqual(invalid);
  expect(await listTenantKeys(deps, tenant.id)).toMatchObject([{ id: key.id, createdAt: 1000, revokedAt: 2000 }]);
});

test('a tenant lists its own keys only', async () => {
  const { deps, tenant } = await openTenant();
  const other = await createTenant(deps, 'Other', 'test');
  const { key } = await createSecretKey(deps, tenant.id);
  await createSecretKey(deps, other.id);
  expect((await listTenantKeys(deps, tenant.id)).map(({ id }) => id)).toEqual([key.id]);
});

test('no key is made for a tenant that is not there, and none without a scope', async () => {
  const { deps, tenant } = await openTenant();
  await expect(createSecretKey(deps, 't_test_nobody')).rejects.toEqual(invalid);
  await expect(createPublishableKey(deps, 't_test_nobody')).rejects.toEqual(invalid);
  await expect(createSecretKey(deps, tenant.id, [])).rejects.toEqual(invalid);
  expect(await listTenantKeys(deps, tenant.id)).toEqual([]);
});

test('an id is taken once in the whole vault', async () => {
  const { deps, tenant } = await openTenant();
  const other = await createTenant(deps, 'Other', 'test');
  await createPublishableKey(deps, tenant.id, {}, 'pk_test_same');
  await expect(createPublishableKey(deps, other.id, {}, 'pk_test_same')).rejects.toEqual(invalid);
});
