import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { SINGLE_USE_TOKEN_LIFE } from '../../../core/tokens/single-use-tokens.ts';
import {
  EXPIRY,
  NUMBER,
  testVaults,
  PAYMENTS,
  PUBLISHABLE,
  type TestVault,
  tokenFor,
  VAULT,
} from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const UNUSABLE = { status: 400, code: '5068' };

async function exchange({ call }: TestVault, singleUseToken: string, merchantCustomerId = 'c') {
  const answer = await call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId, card: { singleUseToken } } });
  return { status: answer.status, code: answer.body.error?.code };
}

/** All bytes of the store: the database, its log, its index, its lock. Or the rows, where the files are a server's. */
async function storedBytes({ store }: TestVault): Promise<Buffer> {
  return Buffer.concat((await store.contents()).map(({ bytes }) => bytes));
}

async function sealedOf({ storage }: TestVault, token: string): Promise<Record<string, Buffer>> {
  const row = await storage.read.get(
    `SELECT number_ciphertext, number_data_key, code_ciphertext, code_data_key FROM single_use_tokens WHERE token_hash = $1`,
    createHash('sha256').update(token).digest(),
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, bytes]) => [name, Buffer.from(bytes as Uint8Array)]));
}

test('lives for fifteen minutes to the millisecond', async () => {
  const vault = await openTestVault();
  const [early, late] = [await tokenFor(vault), await tokenFor(vault)];
  vault.clock.now += SINGLE_USE_TOKEN_LIFE - 1;
  expect((await exchange(vault, early)).status).toBe(201);
  vault.clock.now += 1;
  expect(await exchange(vault, late, 'd')).toEqual(UNUSABLE);
});

test.each([['SC0000000000000000000000'], ['C0000000000000000000000'], ['x'], ['SC']])(
  '%s is no token',
  async (token) => {
    expect(await exchange(await openTestVault(), token)).toEqual(UNUSABLE);
  },
);

test('of many who spend one token at once, one wins', async () => {
  const vault = await openTestVault();
  const token = await tokenFor(vault);
  const profile = await vault.call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'target' } });
  const answers = await Promise.all(
    Array.from({ length: 64 }, async (_, index) =>
      index % 2 === 0
        ? exchange(vault, token, `c${index}`)
        : vault
            .call('POST', `${VAULT}/profiles/${profile.body.id}/cards`, { body: { singleUseToken: token } })
            .then((answer) => ({ status: answer.status, code: answer.body.error?.code })),
    ),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(new Set(answers.filter(({ status }) => status !== 201).map(({ code }) => code))).toEqual(new Set(['5068']));
  const cards = await vault.storage.read.get('SELECT count(*) AS n FROM cards');
  expect(cards).toEqual({ n: 1 });
});

test('of an exchange and a payment that race, one wins', async () => {
  const vault = await openTestVault();
  for (let round = 0; round < 16; round += 1) {
    const token = await tokenFor(vault);
    const [stored, paid] = await Promise.all([
      exchange(vault, token, `c${round}`),
      vault.call('POST', `${PAYMENTS}/auths`, {
        body: { merchantRefNum: `r${round}`, amount: 100, card: { paymentToken: token } },
      }),
    ]);
    expect([stored.status, paid.status].filter((status) => status < 300)).toHaveLength(1);
    expect([stored.status, paid.status].every((status) => [200, 201, 400, 409].includes(status))).toBe(true);
  }
});

test('is gone from the files once it is exchanged, number, code and keys', async () => {
  const vault = await openTestVault();
  const token = await tokenFor(vault);
  const sealed = await sealedOf(vault, token);
  expect(Object.values(sealed).every((bytes) => bytes.length >= 16)).toBe(true);
  for (const bytes of Object.values(sealed)) expect((await storedBytes(vault)).includes(bytes)).toBe(true);
  await exchange(vault, token);
  expect(await sealedOf(vault, token)).toEqual({});
  await vault.vault.runJobs();
  for (const bytes of Object.values(sealed)) expect((await storedBytes(vault)).includes(bytes)).toBe(false);
});

test('is gone from the files once it has expired', async () => {
  const vault = await openTestVault();
  const token = await tokenFor(vault);
  const sealed = await sealedOf(vault, token);
  vault.clock.now += SINGLE_USE_TOKEN_LIFE;
  await vault.vault.runJobs();
  for (const bytes of Object.values(sealed)) expect((await storedBytes(vault)).includes(bytes)).toBe(false);
});

test('the code is gone from the files once it was verified, and the number stays', async () => {
  const vault = await openTestVault();
  const token = await tokenFor(vault);
  const { number_ciphertext: number, code_ciphertext: code, code_data_key: key } = await sealedOf(vault, token);
  await vault.call('POST', `${PAYMENTS}/verifications`, {
    body: { merchantRefNum: 'v', card: { paymentToken: token } },
  });
  await vault.vault.runJobs();
  const bytes = await storedBytes(vault);
  expect([number, code, key].map((part) => bytes.includes(part as Buffer))).toEqual([true, false, false]);
});

test('no file ever holds a number, a code or a token in the clear', async () => {
  const vault = await openTestVault();
  const number = '5200400000000009';
  const paymentToken = await tokenFor(vault, { cardNum: number, cvv: '8413' });
  const bytes = await storedBytes(vault);
  const needles = [number, paymentToken].flatMap((text) =>
    [
      text,
      Buffer.from(text).toString('base64'),
      Buffer.from(text).toString('base64url'),
      Buffer.from(text).toString('hex'),
    ]
      .map((form) => Buffer.from(form))
      .concat(Buffer.from(text, 'utf16le'), Buffer.from(number, 'hex')),
  );
  expect(needles.filter((needle) => bytes.includes(needle))).toEqual([]);
  expect(bytes.includes('520040')).toBe(true);
});

test('tells what remains of its life in whole seconds', async () => {
  const { call } = await openTestVault();
  const answer = await call('POST', `${VAULT}/singleusetokens/`, {
    authorization: PUBLISHABLE,
    body: { card: { cardNum: NUMBER, cardExpiry: EXPIRY } },
  });
  expect([answer.body.timeToLiveSeconds, answer.body.status, answer.headers['location']]).toEqual([
    899,
    undefined,
    undefined,
  ]);
});

test('a postal code alone is an address: it is kept, judged by the bank, and exchanged into the profile', async () => {
  const { call } = await openTestVault();
  const token = await call('POST', `${VAULT}/singleusetokens`, {
    authorization: PUBLISHABLE,
    body: { card: { cardNum: NUMBER, cardExpiry: EXPIRY, billingAddress: { zip: 'M5H 2N2' } } },
  });
  expect([token.status, token.body.billingAddress]).toEqual([200, { zip: 'M5H 2N2' }]);
  const { paymentToken } = token.body;
  const verified = await call('POST', `${PAYMENTS}/verifications`, {
    body: { merchantRefNum: 'v', card: { paymentToken } },
  });
  expect(verified.body).toMatchObject({ avsResponse: 'MATCH_ZIP_ONLY', billingDetails: { zip: 'M5H 2N2' } });
  const { status, body } = await call('POST', `${VAULT}/profiles`, {
    body: { merchantCustomerId: 'c', card: { singleUseToken: paymentToken } },
  });
  const [address] = body.addresses;
  expect([status, body.cards[0].billingAddressId]).toEqual([201, address.id]);
  expect(address).toMatchObject({ zip: 'M5H 2N2', status: 'ACTIVE' });
  expect(address).not.toHaveProperty('country');
  const paid = await call('POST', `${PAYMENTS}/auths`, {
    body: { merchantRefNum: 'a', amount: 100, card: { paymentToken: body.cards[0].paymentToken } },
  });
  expect(paid.body).toMatchObject({ avsResponse: 'MATCH_ZIP_ONLY', billingDetails: { zip: 'M5H 2N2' } });
  const path = `${VAULT}/profiles/${body.id}/addresses/${address.id}`;
  expect((await call('PUT', path, { body: { zip: 'M5H 2N2' } })).body.error.fieldErrors).toEqual([
    { field: 'country', error: 'may not be empty' },
  ]);
  expect((await call('PUT', path, { body: { zip: 'M5H 2N2', country: 'CA' } })).status).toBe(200);
});
