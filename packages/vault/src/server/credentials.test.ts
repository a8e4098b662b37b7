import { expect, onTestFinished, test } from 'vitest';
import { createAccount } from '../core/access/accounts.ts';
import { createPublishableKey, createSecretKey, revokeKey, type KeyScope } from '../core/access/keys.ts';
import { createTenant } from '../core/access/tenants.ts';
import {
  ACCOUNT,
  basic,
  EXPIRY,
  NUMBER,
  testVaults,
  ORIGIN,
  PAYMENTS,
  PUBLISHABLE,
  type TestVault,
  tokenFor,
  VAULT,
} from '../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const TOKENS = `${VAULT}/singleusetokens`;
const BODY = { card: { cardNum: NUMBER, cardExpiry: EXPIRY } };

/** Another merchant, with a secret key of these scopes. */
async function otherTenant({ storage, processors, clock }: TestVault, scopes?: readonly KeyScope[]) {
  const deps = { storage, processors, now: () => clock.now };
  const tenant = await createTenant(deps, 'Other', 'test');
  const { key, secret } = await createSecretKey(deps, tenant.id, scopes);
  await createAccount(deps, { tenantId: tenant.id, number: '2000000002', currencyCode: 'CAD', processor: 'sandbox' });
  return { deps, tenant, key, authorization: basic(key.id, secret) };
}

test.each([
  ['GET', `${VAULT}/profiles/x`],
  ['POST', `${VAULT}/profiles`],
  ['POST', `${VAULT}/profiles/x/cards`],
  ['GET', `${VAULT}/cards/x`],
  ['POST', `${VAULT}/profiles/x/addresses`],
  ['GET', `${VAULT}/profiles/x/addresses/x`],
  ['POST', `${VAULT}/profiles/x/achbankaccounts`],
  ['PUT', `${VAULT}/profiles/x/bacsbankaccounts/x`],
  ['DELETE', `${VAULT}/profiles/x/eftbankaccounts/x`],
  ['GET', `${VAULT}/sepabankaccounts/x`],
  ['POST', `${VAULT}/profiles/x/sepabankaccounts/x/mandates`],
  ['PUT', `${VAULT}/profiles/x/mandates/x`],
  ['POST', `${VAULT}/profiles/x/mandates/x/bankanswers`],
  ['POST', `${PAYMENTS}/auths`],
  ['GET', `${PAYMENTS}/verifications/x`],
])('a publishable key may not %s %s', async (method, url) => {
  const { call } = await openTestVault();
  const answer = await call(method, url, { authorization: PUBLISHABLE });
  expect([answer.status, answer.body.error.code]).toEqual([403, '5270']);
});

test.each([
  [{}, 200],
  [{ origin: ORIGIN }, 200],
  [{ origin: ORIGIN, 'inlay-parent-origin': 'http://localhost:8080' }, 200],
  [{ origin: 'https://shop.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ origin: `${ORIGIN}.evil.example` }, 403],
  [{ origin: ORIGIN, 'inlay-parent-origin': 'https://evil.example' }, 403],
  [{ 'inlay-parent-origin': 'null' }, 403],
  [{ 'inlay-parent-origin': '' }, 403],
])('with a publishable key, %j answers %d', async (headers, status) => {
  const { call } = await openTestVault();
  const answer = await call('POST', TOKENS, { authorization: PUBLISHABLE, headers, body: BODY });
  expect(answer.status).toBe(status);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  if (status === 403) expect(answer.body.error.code).toBe('9703');
});

test('a key whose policy wants an Origin is refused without one', async () => {
  const vault = await openTestVault();
  const { deps, tenant } = await otherTenant(vault);
  const key = await createPublishableKey(deps, tenant.id, { allowMissingOrigin: false });
  const answer = await vault.call('POST', TOKENS, { authorization: basic(key.id, ''), body: BODY });
  expect(answer.body.error.code).toBe('9703');
});

test('a revoked key is refused', async () => {
  const vault = await openTestVault();
  await revokeKey({ storage: vault.storage, now: () => vault.clock.now }, 'pk_test_demo');
  expect((await vault.call('POST', TOKENS, { authorization: PUBLISHABLE, body: BODY })).status).toBe(401);
});

test.each([
  [['tokens'], [200, 403, 403]],
  [['vault'], [403, 201, 403]],
  [['payments'], [403, 403, 404]],
] satisfies [KeyScope[], number[]][])('a secret key with the scopes %j', async (scopes, statuses) => {
  const vault = await openTestVault();
  const { authorization } = await otherTenant(vault, scopes);
  const answers = await Promise.all([
    vault.call('POST', TOKENS, { authorization, body: BODY }),
    vault.call('POST', `${VAULT}/profiles`, { authorization, body: { merchantCustomerId: 'c' } }),
    vault.call('GET', `/cardpayments/v1/accounts/2000000002/auths/x`, { authorization }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(statuses);
});

test("another merchant's records are as if they did not exist", async () => {
  const vault = await openTestVault();
  const { call } = vault;
  const { authorization } = await otherTenant(vault);
  const token = await tokenFor(vault);
  const created = await call('POST', `${VAULT}/profiles`, {
    body: { merchantCustomerId: 'c', card: { cardNum: NUMBER, cardExpiry: EXPIRY } },
  });
  const [card] = created.body.cards;
  const payment = { merchantRefNum: 'r', amount: 100, card: { paymentToken: card.paymentToken } };
  const paid = await call('POST', `${PAYMENTS}/auths`, { body: payment });
  const profile = `${VAULT}/profiles/${created.body.id}`;

  const paths: [string, string, object?][] = [
    ['GET', profile],
    ['PUT', profile, { merchantCustomerId: 'x' }],
    ['DELETE', profile],
    ['POST', `${profile}/cards`, { cardNum: NUMBER, cardExpiry: EXPIRY }],
    ['GET', `${profile}/cards/${card.id}`],
    ['PUT', `${profile}/cards/${card.id}`, { nickName: 'x' }],
    ['DELETE', `${profile}/cards/${card.id}`],
    ['GET', `${VAULT}/cards/${card.id}`],
    ['GET', `${PAYMENTS}/auths/${paid.body.id}`],
    ['POST', `${PAYMENTS}/auths`, { ...payment, merchantRefNum: 'r2' }],
    ['GET', `/cardpayments/v1/accounts/2000000002/auths/${paid.body.id}`],
  ];
  for (const [method, url, body] of paths) {
    const answer = await call(method, url, { authorization, ...(body ? { body } : {}) });
    expect([method, url, answer.status, answer.body.error.code]).toEqual([method, url, 404, '5269']);
  }

  const own = '/cardpayments/v1/accounts/2000000002/auths';
  for (const paymentToken of [card.paymentToken, token]) {
    const answer = await call('POST', own, {
      authorization,
      body: { merchantRefNum: 'r', amount: 100, card: { paymentToken } },
    });
    expect([answer.status, answer.body.error.fieldErrors]).toEqual([
      400,
      [{ field: 'card.paymentToken', error: 'Invalid Value' }],
    ]);
  }
  const stolen = await call('POST', `${VAULT}/profiles`, {
    authorization,
    body: { merchantCustomerId: 'x', card: { singleUseToken: token } },
  });
  expect([stolen.status, stolen.body.error.fieldErrors]).toEqual([
    400,
    [{ field: 'card.singleUseToken', error: 'Invalid Value' }],
  ]);

  // Nothing of it touched the owner's.
  expect((await call('GET', `${profile}?fields=cards`)).body.cards).toHaveLength(1);
  expect((await call('POST', `${VAULT}/profiles`, { authorization, body: { merchantCustomerId: 'c' } })).status).toBe(
    201,
  );
  expect(ACCOUNT).not.toBe('2000000002');
});

test('limits the tokens of a key from one address, and tells when to retry', async () => {
  const { call } = await openTestVault({ rateLimit: { max: 2, timeWindow: 60_000 } });
  const statuses: number[] = [];
  for (let i = 0; i < 3; i += 1)
    statuses.push((await call('POST', TOKENS, { authorization: PUBLISHABLE, body: BODY })).status);
  const last = await call('POST', TOKENS, { authorization: PUBLISHABLE, body: BODY });
  expect(statuses).toEqual([200, 200, 429]);
  expect([last.body.error.code, Number(last.headers['retry-after']) > 0]).toEqual(['1200', true]);
  expect((await call('POST', TOKENS, { body: BODY })).status).toBe(200);
  expect((await call('GET', '/customervault/monitor')).status).toBe(200);
});

test('the monitor needs no credentials', async () => {
  const { call } = await openTestVault();
  for (const path of ['/customervault/monitor', '/cardpayments/monitor', '/customervault/monitor/']) {
    expect((await call('GET', path, { authorization: null })).body).toEqual({ status: 'READY' });
  }
});

test('the monitor reports that the store is unavailable, and the vault still closes', async () => {
  const vault = await openTestVault();
  await vault.storage.close();
  const answer = await vault.call('GET', '/customervault/monitor', { authorization: null });
  expect([answer.status, answer.body.error.code]).toEqual([503, '9702']);
  await vault.close();
});
