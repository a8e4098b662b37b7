import { expect, onTestFinished, test } from 'vitest';
import {
  authenticate,
  createPublishableKey,
  createSecretKey,
  findPublishableKey,
  listTenantKeys,
  revokeKey,
} from './keys.ts';
import { openOperatorCore } from './operator-core.test-support.ts';
import { createTenant, type Mode } from './tenants.ts';

async function openTenant(mode: Mode = 'test') {
  const core = await openOperatorCore(onTestFinished);
  return { core, tenant: await createTenant(core, 'Shop', mode) };
}

const refused = expect.objectContaining({ code: 'credentials_invalid' });
const withCode = (code: string) => expect.objectContaining({ code });

test('the ids of a tenant and its keys contain their mode', async () => {
  const { core, tenant } = await openTenant('live');
  const publishable = await createPublishableKey(core, tenant.id, { origins: ['https://shop.example'] });
  const { key } = await createSecretKey(core, tenant.id);
  expect(tenant.id).toMatch(/^t_live_[0-9A-Za-z]{22}$/);
  expect(publishable.id).toMatch(/^pk_live_[0-9A-Za-z]{22}$/);
  expect(key.id).toMatch(/^sk_live_[0-9A-Za-z]{22}$/);
});

test('a secret key authenticates its tenant, with its scopes', async () => {
  const { core, tenant } = await openTenant();
  const { key, secret } = await createSecretKey(core, tenant.id, ['tokens']);
  // 43 characters of base 62 are 256 bits.
  expect(secret).toMatch(/^[0-9A-Za-z]{43,}$/);
  expect(await authenticate(core, key.id, secret)).toMatchObject({
    id: key.id,
    tenantId: tenant.id,
    kind: 'secret',
    policy: { scopes: ['tokens'] },
  });
});

test('only the hash of a secret is stored', async () => {
  const { core, tenant } = await openTenant();
  const { secret } = await createSecretKey(core, tenant.id);
  const rows = await core.storage.read.all('SELECT * FROM keys');
  expect(rows).toHaveLength(1);
  const texts = Object.values(rows[0] ?? {}).map((value) =>
    value instanceof Uint8Array ? String(Buffer.from(value)) : value,
  );
  expect(texts.join('|')).not.toContain(secret);
  expect(rows[0]?.['secret_hash']).toHaveLength(32);
});

test('a publishable key authenticates with an empty password', async () => {
  const { core, tenant } = await openTenant();
  const { id } = await createPublishableKey(core, tenant.id);
  expect(await authenticate(core, id, '')).toMatchObject({ id, tenantId: tenant.id, kind: 'publishable' });
});

test('all wrong credentials get the same refusal', async () => {
  const { core, tenant } = await openTenant();
  const one = await createSecretKey(core, tenant.id);
  const other = await createSecretKey(core, tenant.id);
  const publishable = await createPublishableKey(core, tenant.id);
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
    await expect(authenticate(core, user, password), `${user}:${password}`).rejects.toEqual(refused);
  }
});

test('a revoked key is refused from the next call on', async () => {
  const { core, tenant } = await openTenant();
  const { key, secret } = await createSecretKey(core, tenant.id);
  const publishable = await createPublishableKey(core, tenant.id);
  await authenticate(core, key.id, secret);
  await revokeKey(core, key.id);
  await revokeKey(core, publishable.id);
  await expect(authenticate(core, key.id, secret)).rejects.toEqual(refused);
  await expect(authenticate(core, publishable.id, '')).rejects.toEqual(refused);
  expect(await findPublishableKey(core, publishable.id)).toBeUndefined();
});

test('revoking an unknown key is refused, and the time of a revocation is stored', async () => {
  const { core, tenant } = await openTenant();
  const { key } = await createSecretKey(core, tenant.id);
  core.clock.now = 2000;
  await revokeKey(core, key.id);
  core.clock.now = 3000;
  await expect(revokeKey(core, key.id)).rejects.toEqual(withCode('key_unknown'));
  await expect(revokeKey(core, 'nobody')).rejects.toEqual(withCode('key_unknown'));
  expect(await listTenantKeys(core, tenant.id)).toMatchObject([{ id: key.id, createdAt: 1000, revokedAt: 2000 }]);
});

test('a tenant lists its own keys only', async () => {
  const { core, tenant } = await openTenant();
  const other = await createTenant(core, 'Other', 'test');
  const { key } = await createSecretKey(core, tenant.id);
  await createSecretKey(core, other.id);
  expect((await listTenantKeys(core, tenant.id)).map(({ id }) => id)).toEqual([key.id]);
});

test('a key needs an existing tenant, and a secret key needs a scope', async () => {
  const { core, tenant } = await openTenant();
  await expect(createSecretKey(core, 't_test_nobody')).rejects.toEqual(withCode('tenant_unknown'));
  await expect(createPublishableKey(core, 't_test_nobody')).rejects.toEqual(withCode('tenant_unknown'));
  await expect(createSecretKey(core, tenant.id, [])).rejects.toMatchObject({
    faults: [{ input: 'scopes', rule: 'required' }],
  });
  expect(await listTenantKeys(core, tenant.id)).toEqual([]);
});

test('a key id is unique in the whole vault', async () => {
  const { core, tenant } = await openTenant();
  const other = await createTenant(core, 'Other', 'test');
  await createPublishableKey(core, tenant.id, {}, 'pk_test_same');
  await expect(createPublishableKey(core, other.id, {}, 'pk_test_same')).rejects.toEqual(withCode('key_id_taken'));
});
