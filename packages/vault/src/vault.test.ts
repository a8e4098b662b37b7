import { parseFrameConfig } from '@inlay/protocol';
import { expect, onTestFinished, test } from 'vitest';
import { createPublishableKey, revokeKey } from './core/access/keys.ts';
import { createTenant } from './core/access/tenants.ts';
import { DOCUMENT, EXPIRY, NUMBER, testVaults, PAYMENTS, PUBLISHABLE, VAULT } from './test-vault.test-support.ts';

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

test.each(['test', 'live'] as const)(
  'the frames of a %s key know its mode, and which networks share cards',
  async (mode) => {
    const coBadges = [{ brand: 'cartes-bancaires', ranges: [['497010', '497012']] as const }];
    const { vault, storage, clock } = await openTestVault({ coBadges });
    const operator = { storage, now: () => clock.now };
    const tenant = await createTenant(operator, 'Shop', mode);
    const key = await createPublishableKey(operator, tenant.id, { origins: ['https://shop.example'] });
    for (const path of ['', '/bank']) {
      const { body } = await vault.inject({ method: 'GET', url: `/frames/1/${key.id}${path}` });
      const [, config = ''] = /id="config">(.*?)<\/script>/.exec(body) ?? [];
      expect(parseFrameConfig(JSON.parse(config))).toEqual({
        key: key.id,
        origins: ['https://shop.example'],
        loopback: false,
        exposeLastDigits: true,
        exposeBin: false,
        tokensPerMinute: 30,
        coBadges,
        isTest: mode === 'test',
      });
    }
  },
);

test('a page gets the same answer for a revoked key as for an unknown one', async () => {
  const { vault, storage, clock } = await openTestVault();
  const ask = () =>
    vault.inject({ method: 'GET', url: '/frames/1/pk_test_demo/diagnosis?origin=http://localhost:3000' });
  expect((await ask()).body).toContain('inlay-diagnosis:allowed');
  await revokeKey({ storage, now: () => clock.now }, 'pk_test_demo');
  expect((await ask()).body).toContain('inlay-diagnosis:credentials_invalid');
  const frame = await vault.inject({ method: 'GET', url: '/frames/1/pk_test_demo' });
  expect([frame.statusCode, frame.body]).toEqual([404, (await ask()).body]);
});

test('invalid networks are refused before anything is served', async () => {
  const brand = 'cartes-bancaires';
  const ranges = [['497010', '497012']] as const;
  const wrong = [[{ brand, ranges: [['9', '1']] as const }], [{ brand, ranges: [] }], Array(2).fill({ brand, ranges })];
  for (const coBadges of wrong) {
    await expect(openTestVault({ coBadges })).rejects.toMatchObject({ code: 'config_invalid', setting: 'coBadges' });
  }
});

test('serves the modules of the script, and answers 404 for unknown names', async () => {
  const documents = { card: DOCUMENT, bank: DOCUMENT };
  const { call } = await openTestVault({ frameFiles: { documents, script: '', parts: { 'a.js': 'export {};' } } });
  const [part, none] = [await call('GET', '/parts/a.js'), await call('GET', '/parts/b.js')];
  expect([part.status, part.text]).toEqual([200, 'export {};']);
  expect([none.status, none.body.error.code]).toEqual([404, '5269']);
});
