import { expect, onTestFinished, test } from 'vitest';
import { EXPIRY, NUMBER, testVaults, PAYMENTS, PUBLISHABLE, VAULT } from './test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

test('a card becomes a token, a verification, a profile with a card, and a payment', async () => {
  const { call } = await openTestVault();
  const token = await call('POST', `${VAULT}/singleusetokens`, {
    authorization: PUBLISHABLE,
    body: {
      card: { cardNum: NUMBER, cardExpiry: EXPIRY, cvv: '111', holderName: 'Jo', billingAddress: { zip: '90210' } },
    },
  });
  expect(token.status).toBe(200);
  expect(token.headers).not.toHaveProperty('location');
  expect(token.body).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    paymentToken: expect.stringMatching(/^SC[0-9A-Za-z]{22}$/),
    timeToLiveSeconds: 899,
    billingAddress: { zip: '90210' },
    card: {
      cardBin: '411111',
      lastDigits: '1111',
      holderName: 'Jo',
      cardExpiry: { year: 2035, month: 12 },
      cardType: 'VI',
    },
  });

  const verification = await call('POST', `${PAYMENTS}/verifications`, {
    body: { merchantRefNum: 'v1', card: { paymentToken: token.body.paymentToken } },
  });
  expect([verification.status, verification.body.cvvVerification, verification.body.avsResponse]).toEqual([
    200,
    'MATCH',
    'MATCH_ZIP_ONLY',
  ]);

  const profile = await call('POST', `${VAULT}/profiles/`, {
    body: { merchantCustomerId: 'c1', card: { singleUseToken: token.body.paymentToken } },
  });
  expect(profile.status).toBe(201);
  const [card] = profile.body.cards;
  expect(card.paymentToken).toMatch(/^C[0-9A-Za-z]{22}$/);

  const payment = await call('POST', `${PAYMENTS}/auths`, {
    body: { merchantRefNum: 'a1', amount: '1000', card: { paymentToken: card.paymentToken } },
  });
  expect(payment.status).toBe(200);
  expect(payment.body).toMatchObject({
    status: 'COMPLETED',
    amount: 1000,
    availableToSettle: 1000,
    settleWithAuth: false,
    card: { type: 'VI', lastDigits: '1111', cardExpiry: { month: 12, year: 2035 } },
    authCode: expect.stringMatching(/^\d{6}$/),
    currencyCode: 'USD',
    avsResponse: 'MATCH_ZIP_ONLY',
    cvvVerification: 'NOT_PROCESSED',
  });
  expect((await call('GET', `${PAYMENTS}/auths/${payment.body.id}`)).body).toEqual(payment.body);
});
