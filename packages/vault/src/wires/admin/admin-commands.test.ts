import { expect, onTestFinished, test } from 'vitest';
import { openOperatorCore } from '../../core/access/operator-core.test-support.ts';
import { createTenant } from '../../core/access/tenants.ts';
import { CORE_ERROR_CODES } from '../../errors.ts';
import { type AdminCommand, runAdminCommand } from './admin-commands.ts';
import { ADMIN_ERRORS } from './errors.ts';

const ACCOUNT = { number: '7', currency: 'USD', processor: 'sandbox' };
const SHOP = 'https://shop.example';

async function open() {
  const core = await openOperatorCore(onTestFinished);
  const run = (name: AdminCommand, input: object) => runAdminCommand(core, name, input);
  return { core, run };
}

/** With one tenant of each mode. */
async function openBoth() {
  const opened = await open();
  const live = await createTenant(opened.core, 'Shop', 'live');
  const { id: tenant } = await createTenant(opened.core, 'Shop', 'test');
  return { ...opened, tenant, live: live.id };
}

test('a command returns what it created', async () => {
  const { run } = await open();
  const tenant = await run('tenants create', { name: 'Shop', mode: 'test' });
  expect(tenant).toMatchObject({ name: 'Shop', mode: 'test' });
  expect(await run('tenants list', {})).toEqual([tenant]);
  expect(await run('accounts create', { currency: 'EUR', processor: 'sandbox' })).toMatchObject({
    number: expect.stringMatching(/^\d{10}$/),
    currencyCode: 'EUR',
  });
  const made = await run('keys create', { kind: 'secret', scopes: ['tokens'] });
  const { key } = made as { key: { id: string } };
  expect(made).toMatchObject({ key: { policy: { scopes: ['tokens'] } }, secret: expect.any(String) });
  const page = await run('keys create', { kind: 'publishable', policy: { origins: [SHOP], loopback: true } });
  expect(page).toMatchObject({ key: { policy: { origins: [SHOP], loopback: true, tokensPerMinute: 30 } } });
  expect(await run('keys revoke', { id: key.id })).toBeNull();
  expect(await run('keys list', {})).toContainEqual(expect.objectContaining({ id: key.id, revokedAt: 1000 }));
});

const REFUSALS: readonly [string, AdminCommand, object, number, string][] = [
  ['A name has 1 to 100 characters.', 'tenants create', { name: ' ', mode: 'test' }, 400, 'input_invalid'],
  ['A name has 1 to 100 characters.', 'tenants create', { name: '', mode: 'test' }, 400, 'input_invalid'],
  ['A name has 1 to 100 characters.', 'tenants create', { name: 'x'.repeat(101), mode: 'test' }, 400, 'input_invalid'],
  ['A mode is test or live.', 'tenants create', { name: 'Shop', mode: 'demo' }, 400, 'input_invalid'],
  ['An account number has 1 to 20 digits.', 'accounts create', { ...ACCOUNT, number: 'A' }, 400, 'input_invalid'],
  [
    'There is no currency "XYZ". Give an ISO 4217 code such as USD.',
    'accounts create',
    { ...ACCOUNT, currency: 'XYZ' },
    400,
    'input_invalid',
  ],
  [
    'There is no processor "nobody". There are: sandbox, bank.',
    'accounts create',
    { ...ACCOUNT, processor: 'nobody' },
    400,
    'input_invalid',
  ],
  [
    'A test account needs a sandbox, and this processor moves real money.',
    'accounts create',
    { ...ACCOUNT, processor: 'bank' },
    400,
    'input_invalid',
  ],
  ['There is no such tenant.', 'keys create', { tenant: 't_test_nobody', kind: 'secret' }, 404, 'tenant_unknown'],
  ['A key is publishable or secret.', 'keys create', { kind: 'public' }, 400, 'input_invalid'],
  [
    'There is no scope "all". There are: vault, payments, tokens.',
    'keys create',
    { kind: 'secret', scopes: ['vault', 'all'] },
    400,
    'input_invalid',
  ],
  [
    'A secret key needs a scope. There are: vault, payments, tokens.',
    'keys create',
    { kind: 'secret', scopes: [] },
    400,
    'input_invalid',
  ],
  [
    '"shop.example" is no origin. Write it like https://shop.example: scheme, host, and a port where it is not the usual one.',
    'keys create',
    { kind: 'publishable', policy: { origins: [SHOP, 'shop.example'] } },
    400,
    'input_invalid',
  ],
  [
    'The tokens of a minute are a number from 1 to 100000.',
    'keys create',
    { kind: 'publishable', policy: { tokensPerMinute: 0 } },
    400,
    'input_invalid',
  ],
  [
    'The running vault is of another release, and does not know policy.amounts.',
    'keys create',
    { kind: 'publishable', policy: { origins: [SHOP], amounts: [1] } },
    400,
    'input_invalid',
  ],
  [
    'The running vault is of another release, and does not know policy.currencies.',
    'keys create',
    { kind: 'publishable', policy: { currencies: ['USD'] } },
    400,
    'input_invalid',
  ],
  ['There is no live key of this id.', 'keys revoke', { id: 'nobody' }, 404, 'key_unknown'],
];

test.each(REFUSALS)('%s', async (message, name, input, status, code) => {
  const { run, tenant } = await openBoth();
  const named = name === 'accounts create' || name === 'keys create' ? { tenant, ...input } : input;
  await expect(run(name, named)).rejects.toMatchObject({ status, code, message });
});

test.each([
  ['A live account needs a real processor, and this one is a sandbox.', 'accounts create', ACCOUNT],
  ['A live key needs the origins of the shop.', 'keys create', { kind: 'publishable' }],
  [
    'A live key is not for loopback pages. Name the origins of the shop.',
    'keys create',
    { kind: 'publishable', policy: { origins: [SHOP], loopback: true } },
  ],
  [
    'A live key is for pages over TLS, and http://shop.example is not.',
    'keys create',
    { kind: 'publishable', policy: { origins: [SHOP, 'http://shop.example'] } },
  ],
] as const)('%s', async (message, name, input) => {
  const { run, live } = await openBoth();
  await expect(run(name, { tenant: live, ...input })).rejects.toMatchObject({ status: 400, message });
});

test('a tenant need not be named where there is only one', async () => {
  const { core, run } = await open();
  await expect(run('keys list', {})).rejects.toMatchObject({
    status: 404,
    code: 'tenant_unknown',
    message: 'There is no tenant yet. Make one with inlay tenants create.',
  });
  await createTenant(core, 'Shop', 'test');
  expect(await run('keys list', {})).toEqual([]);
  await createTenant(core, 'Shop', 'live');
  await expect(run('keys list', {})).rejects.toMatchObject({ status: 409, code: 'tenant_ambiguous' });
});

test('an account number is unique', async () => {
  const { run, tenant } = await openBoth();
  await run('accounts create', { tenant, ...ACCOUNT });
  await expect(run('accounts create', { tenant, ...ACCOUNT })).rejects.toMatchObject({
    status: 409,
    code: 'account_number_taken',
    message: 'The account number is taken.',
  });
});

test('a failure of the store is not reported as an input error', async () => {
  const { core, run } = await open();
  await core.storage.close();
  await expect(run('tenants create', { name: 'Shop', mode: 'test' })).rejects.toMatchObject({
    status: 503,
    code: 'store_unavailable',
  });
});

test('only a failure of the vault itself has a status of a failure', () => {
  const failures = CORE_ERROR_CODES.filter((code) => ADMIN_ERRORS[code].status >= 500);
  expect(failures).toEqual(['processor_unavailable', 'store_unavailable', 'store_outcome_unknown', 'internal_error']);
});
