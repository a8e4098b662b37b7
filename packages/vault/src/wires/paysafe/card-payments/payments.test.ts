import { expect, onTestFinished, test } from 'vitest';
import {
  EXPIRY,
  NUMBER,
  testVaults,
  ORIGIN,
  PAYMENTS,
  type TestVault,
  tokenFor,
  VAULT,
} from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

async function storedCard({ call }: TestVault): Promise<string> {
  const { body } = await call('POST', `${VAULT}/profiles`, {
    body: { merchantCustomerId: 'c', card: { cardNum: NUMBER, cardExpiry: EXPIRY } },
  });
  return body.cards[0].paymentToken;
}

test('authorizes a stored card as clients of the wire do it', async () => {
  const vault = await openTestVault();
  const answer = await vault.call('POST', `${PAYMENTS}/auths`, {
    body: { merchantRefNum: 'ref', amount: '1000', card: { paymentToken: await storedCard(vault) } },
  });
  const { id } = answer.body;
  expect([answer.status, answer.headers['location']]).toEqual([200, undefined]);
  expect(Object.keys(answer.body)).toEqual([
    'links',
    'id',
    'merchantRefNum',
    'txnTime',
    'status',
    'amount',
    'settleWithAuth',
    'availableToSettle',
    'card',
    'authCode',
    'visaAdditionalAuthData',
    'currencyCode',
    'avsResponse',
    'cvvVerification',
  ]);
  expect(answer.body).toEqual({
    links: [{ rel: 'self', href: `${ORIGIN}${PAYMENTS}/auths/${id}` }],
    id,
    merchantRefNum: 'ref',
    txnTime: '2030-06-15T12:00:00Z',
    status: 'COMPLETED',
    amount: 1000,
    settleWithAuth: false,
    availableToSettle: 1000,
    card: { type: 'VI', lastDigits: '1111', cardExpiry: { month: 12, year: 2035 } },
    authCode: expect.stringMatching(/^\d{6}$/),
    visaAdditionalAuthData: {},
    currencyCode: 'USD',
    avsResponse: 'NOT_PROCESSED',
    cvvVerification: 'NOT_PROCESSED',
  });
  expect((await vault.call('GET', `${PAYMENTS}/auths/${id}/`)).body).toEqual(answer.body);
  expect((await vault.call('GET', `${PAYMENTS}/verifications/${id}`)).status).toBe(404);
});

test('verifies a stored card as clients of the wire do it', async () => {
  const vault = await openTestVault();
  const answer = await vault.call('POST', `${PAYMENTS}/verifications`, {
    body: { merchantRefNum: 'rp12jb19igryjqff', card: { paymentToken: await storedCard(vault) } },
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ status: 'COMPLETED', cvvVerification: 'NOT_PROCESSED', currencyCode: 'USD' });
  for (const member of ['amount', 'settleWithAuth', 'availableToSettle'])
    expect(answer.body).not.toHaveProperty(member);
  expect((await vault.call('GET', `${PAYMENTS}/verifications/${answer.body.id}`)).body).toEqual(answer.body);
});

test('a verification leaves a token usable, without its code', async () => {
  const vault = await openTestVault();
  const paymentToken = await tokenFor(vault, { cvv: '666' });
  const verify = (merchantRefNum: string) =>
    vault.call('POST', `${PAYMENTS}/verifications`, { body: { merchantRefNum, card: { paymentToken } } });
  expect((await verify('1')).body.cvvVerification).toBe('NO_MATCH');
  expect((await verify('2')).body.cvvVerification).toBe('NOT_PROCESSED');
  const stored = await vault.call('POST', `${VAULT}/profiles`, {
    body: { merchantCustomerId: 'c', card: { singleUseToken: paymentToken } },
  });
  expect(stored.status).toBe(201);
});

test.each([
  [1000, 200, 'MATCH'],
  [5, 402, 'MATCH'],
])('an authorization of %d by a token answers %d and uses it up', async (amount, status, cvvVerification) => {
  const vault = await openTestVault();
  const paymentToken = await tokenFor(vault);
  const pay = (merchantRefNum: string) =>
    vault.call('POST', `${PAYMENTS}/auths`, { body: { merchantRefNum, amount, card: { paymentToken } } });
  const first = await pay('1');
  expect([first.status, first.body.cvvVerification]).toEqual([status, cvvVerification]);
  const second = await pay('2');
  expect([second.status, second.body.error.code, second.body.error.fieldErrors]).toEqual([
    400,
    '5068',
    [{ field: 'card.paymentToken', error: 'Invalid Value' }],
  ]);
  expect(await vault.storage.read.get('SELECT count(*) AS n FROM single_use_tokens')).toEqual({ n: 0 });
});

test.each([
  [5, 402, '3009', 'payment_declined', true],
  [11, 402, '3022', 'payment_declined_funds', true],
  [20, 502, '3028', 'processor_unavailable', false],
])('the amount %d answers %d with %s', async (amount, status, code, reason, declined) => {
  const vault = await openTestVault();
  const answer = await vault.call('POST', `${PAYMENTS}/auths`, {
    body: { merchantRefNum: 'ref', amount, card: { paymentToken: await storedCard(vault) } },
  });
  const { id } = answer.body;
  expect([answer.status, answer.headers['x-application-status-code']]).toEqual([status, code]);
  expect(answer.body).toEqual({
    links: [{ rel: 'self', href: `${ORIGIN}${PAYMENTS}/auths/${id}` }],
    id,
    merchantRefNum: 'ref',
    error: {
      code,
      reason,
      message: expect.any(String),
      links: [{ rel: 'errorinfo', href: `${ORIGIN}/errors#ErrorCode${code}` }],
    },
    settleWithAuth: false,
    ...(declined ? { riskReasonCode: [], cvvVerification: 'NOT_PROCESSED' } : {}),
  });
  const found = await vault.call('GET', `${PAYMENTS}/auths/${id}`);
  const { error } = found.body;
  expect([found.status, found.body.status, error.code, error.reason]).toEqual([200, 'FAILED', code, reason]);
  expect(found.body).not.toHaveProperty('availableToSettle');
});

test('a processor that failed for certain sets the token free, code and all', async () => {
  const vault = await openTestVault();
  const card = { paymentToken: await tokenFor(vault, { cvv: '111' }) };
  await vault.call('POST', `${PAYMENTS}/auths`, { body: { merchantRefNum: '1', amount: 20, card } });
  const again = await vault.call('POST', `${PAYMENTS}/auths`, { body: { merchantRefNum: '2', amount: 100, card } });
  expect([again.status, again.body.cvvVerification]).toEqual([200, 'MATCH']);
});

test('pays by a number, and by a stored card with a fresh code', async () => {
  const vault = await openTestVault();
  const pay = (merchantRefNum: string, card: object) =>
    vault.call('POST', `${PAYMENTS}/auths`, { body: { merchantRefNum, amount: 100, card } });
  const byNumber = await pay('1', { cardNum: NUMBER, cardExpiry: EXPIRY, cvv: 555 });
  expect([byNumber.status, byNumber.body.cvvVerification]).toEqual([200, 'UNKNOWN']);
  const byCard = await pay('2', { paymentToken: await storedCard(vault), cvv: '666' });
  expect([byCard.status, byCard.body.cvvVerification]).toEqual([200, 'NO_MATCH']);
});

test('takes the billing address of the request before that of the token, and repeats what was sent along', async () => {
  const vault = await openTestVault();
  const paymentToken = await tokenFor(vault, { billingAddress: { zip: '90210' } });
  const sent = {
    merchantRefNum: 'r',
    amount: 100,
    card: { paymentToken },
    billingDetails: { street: '1 Main St', zip: '10001', country: 'US' },
    profile: { firstName: 'Jo' },
    merchantDescriptor: { dynamicDescriptor: 'SHOP' },
    description: 'two socks',
    somethingElse: 'not repeated',
  };
  const answer = await vault.call('POST', `${PAYMENTS}/auths`, { body: sent });
  const { billingDetails, profile, merchantDescriptor, description } = sent;
  expect(answer.body).toMatchObject({ billingDetails, profile, merchantDescriptor, description, avsResponse: 'MATCH' });
  expect(answer.text).not.toContain('not repeated');
});

test('a merchantRefNum is taken for 90 days, by account and kind, unless the merchant says otherwise', async () => {
  const vault = await openTestVault();
  const card = { paymentToken: await storedCard(vault) };
  const pay = (more: object = {}, collection = 'auths') =>
    vault.call('POST', `${PAYMENTS}/${collection}`, { body: { merchantRefNum: 'r', amount: 100, card, ...more } });
  const first = await pay();
  expect(first.status).toBe(200);
  const again = await pay({ amount: 100 });
  expect([again.status, again.body.error.code]).toEqual([409, '5031']);
  expect(again.body).toMatchObject({
    error: { reason: 'payment_reference_taken', message: expect.stringMatching(new RegExp(` - ${first.body.id}$`)) },
    links: [{ rel: 'existing_entity', href: `${ORIGIN}${PAYMENTS}/auths/${first.body.id}` }],
    payment: { id: first.body.id, status: 'COMPLETED' },
  });
  expect((await pay({ amount: 100, dupCheck: 'false' })).status).toBe(200);
  expect((await pay({}, 'verifications')).status).toBe(200);
  vault.clock.now += 90 * 24 * 3_600_000;
  expect((await pay({ amount: 100 })).status).toBe(200);
});

test('of many payments with one merchantRefNum at once, one goes through', async () => {
  const vault = await openTestVault();
  const card = { paymentToken: await storedCard(vault) };
  const answers = await Promise.all(
    Array.from({ length: 16 }, () =>
      vault.call('POST', `${PAYMENTS}/auths`, { body: { merchantRefNum: 'r', amount: 100, card } }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(15);
});

test.each([
  [{}, 'merchantRefNum', 'may not be empty'],
  [{ merchantRefNum: 'r' }, 'amount', 'may not be null'],
  [{ merchantRefNum: 'r', amount: 0 }, 'amount', 'must be greater than or equal to 1'],
  [{ merchantRefNum: 'r', amount: '100000000000' }, 'amount', 'must be less than or equal to 99999999999'],
  [{ merchantRefNum: 'r', amount: 1 }, 'card', 'may not be null'],
  [{ merchantRefNum: 'r', amount: 1, card: {} }, 'card.paymentToken', 'may not be empty'],
  [{ merchantRefNum: 'r', amount: 1, card: { paymentToken: 'Cxyz' } }, 'card.paymentToken', 'Invalid Value'],
  [
    { merchantRefNum: 'r', amount: 1, card: { paymentToken: 'Cxyz' }, currencyCode: 'CAD' },
    'currencyCode',
    'not the currency of this account',
  ],
  [
    { merchantRefNum: 'r', amount: 1, card: { paymentToken: 'Cxyz' }, settleWithAuth: 'true' },
    'settleWithAuth',
    'not available: send false',
  ],
])('refuses the authorization %j at %s', async (body, field, error) => {
  const { call } = await openTestVault();
  const answer = await call('POST', `${PAYMENTS}/auths`, { body });
  expect([answer.status, answer.body.error.code]).toEqual([400, '5068']);
  expect(answer.body.error.fieldErrors).toContainEqual({ field, error });
});
