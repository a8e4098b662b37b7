import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { createPublishableKey } from '../../../core/access/keys.ts';
import { SINGLE_USE_TOKEN_LIFE } from '../../../core/tokens/single-use-tokens.ts';
import { createTenant } from '../../../core/access/tenants.ts';
import { SANDBOX_AMOUNTS } from '../../../processors/sandbox.ts';
import {
  basic,
  codeTokenFor,
  EXPIRY,
  NUMBER,
  PAYMENTS,
  PUBLISHABLE,
  SECRET,
  testVaults,
  type TestVault,
  tokenFor,
  VAULT,
} from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const AMEX = '378282246310005';
const UNUSABLE = { status: 400, code: '5068', fields: ['card.cvv'] };
const HELD = { status: 409, code: '9701', fields: ['card.cvv'] };

let references = 0;

/** A vault with a card of a profile, and the way to pay with it. */
async function openWithCard(cardNum = NUMBER, options: Parameters<typeof openTestVault>[0] = {}) {
  const vault = await openTestVault(options);
  const { body } = await vault.call('POST', `${VAULT}/profiles`, {
    body: { merchantCustomerId: 'c', card: { cardNum, cardExpiry: EXPIRY } },
  });
  const paymentToken: string = body.cards[0].paymentToken;

  async function send(collection: 'auths' | 'verifications', card: object, more: object = {}) {
    references += 1;
    const answer = await vault.call('POST', `${PAYMENTS}/${collection}`, {
      body: { merchantRefNum: `r${references}`, ...(collection === 'auths' ? { amount: 100 } : {}), card, ...more },
    });
    const { error, cvvVerification } = answer.body;
    return error
      ? {
          status: answer.status,
          code: error.code,
          fields: error.fieldErrors?.map((at: { field: string }) => at.field),
        }
      : { status: answer.status, cvvVerification };
  }

  const pay = (cvv: string, more: object = {}) => send('auths', { paymentToken, cvv }, more);
  const verify = (cvv: string) => send('verifications', { paymentToken, cvv });
  return { vault, send, pay, verify, paymentToken, cards: `${VAULT}/profiles/${body.id}/cards` };
}

async function countTokens({ storage }: TestVault): Promise<unknown> {
  return (await storage.read.get('SELECT count(*) AS n FROM single_use_tokens'))?.['n'];
}

test.each([
  ['publishable', PUBLISHABLE],
  ['secret', SECRET],
])('a %s key makes a token of a security code alone, which tells nothing of it', async (_kind, authorization) => {
  const { call } = await openTestVault();
  const answer = await call('POST', `${VAULT}/singleusetokens`, { authorization, body: { card: { cvv: '123' } } });
  expect([answer.status, answer.body]).toEqual([
    200,
    { id: expect.any(String), paymentToken: expect.stringMatching(/^SC\w{22}$/), timeToLiveSeconds: 899 },
  ]);
});

const TOO_SHORT = 'size must be between 3 and 4';

test.each([
  [{}, { 'card.cardNum': 'may not be empty', 'card.cardExpiry': 'may not be null' }],
  [{ cvv: '' }, { 'card.cardNum': 'may not be empty', 'card.cardExpiry': 'may not be null' }],
  [{ cvv: '12' }, { 'card.cvv': TOO_SHORT }],
  [{ cvv: '12345' }, { 'card.cvv': TOO_SHORT }],
  [{ cvv: '12a' }, { 'card.cvv': 'Invalid Value' }],
  [{ cvv: 'SC0000000000000000000000' }, { 'card.cvv': 'Invalid Value' }],
  [
    { cvv: '123', holderName: 'Jo' },
    { 'card.cardNum': 'may not be empty', 'card.cardExpiry': 'may not be null' },
  ],
  [{ cvv: '123', cardNum: NUMBER }, { 'card.cardExpiry': 'may not be null' }],
  [{ cvv: '123', cardExpiry: EXPIRY }, { 'card.cardNum': 'may not be empty' }],
  [
    { cvv: '123', cardNum: '' },
    { 'card.cardNum': 'may not be empty', 'card.cardExpiry': 'may not be null' },
  ],
])('the card %j is neither a card nor a code', async (card, faults) => {
  const { call } = await openTestVault();
  const answer = await call('POST', `${VAULT}/singleusetokens`, { authorization: PUBLISHABLE, body: { card } });
  const told = answer.body.error.fieldErrors.map((at: { field: string; error: string }) => [at.field, at.error]);
  expect([answer.status, Object.fromEntries(told)]).toEqual([400, faults]);
});

test('members that are left out do not stand beside a code, nor do those that need not be there and are cleared', async () => {
  const { call } = await openTestVault();
  const card = { cvv: '123', cardNum: null, cardExpiry: null, holderName: '', somethingElse: 'x' };
  expect((await call('POST', `${VAULT}/singleusetokens`, { body: { card } })).status).toBe(200);
});

test.each(['auths', 'verifications'] as const)(
  'a stored card is sent to %s with the code behind a token, once',
  async (collection) => {
    const { vault, send, paymentToken } = await openWithCard();
    const cvv = await codeTokenFor(vault, '666');
    expect(await send(collection, { paymentToken, cvv })).toEqual({ status: 200, cvvVerification: 'NO_MATCH' });
    expect(await countTokens(vault)).toBe(0);
    expect(await send(collection, { paymentToken, cvv })).toMatchObject(UNUSABLE);
    expect(await send(collection, { paymentToken })).toEqual({ status: 200, cvvVerification: 'NOT_PROCESSED' });
  },
);

test('a decline uses the token of a code up, and a processor that failed for certain sets it free as it was', async () => {
  const { vault, pay } = await openWithCard();
  const declined = await codeTokenFor(vault);
  expect(await pay(declined, { amount: SANDBOX_AMOUNTS.declined })).toMatchObject({ status: 402 });
  expect(await pay(declined)).toMatchObject(UNUSABLE);
  const failed = await codeTokenFor(vault, '222');
  expect(await pay(failed, { amount: SANDBOX_AMOUNTS.failed })).toMatchObject({ status: 502 });
  expect(await pay(failed)).toEqual({ status: 200, cvvVerification: 'NOT_PROCESSED' });
});

test('of many payments with one code at once, one goes through', async () => {
  const { vault, pay, verify } = await openWithCard();
  const cvv = await codeTokenFor(vault);
  const answers = await Promise.all(Array.from({ length: 32 }, (_, at) => (at % 2 === 0 ? pay(cvv) : verify(cvv))));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const lost = answers.filter(({ status }) => status !== 200);
  for (const answer of lost) expect([UNUSABLE, HELD]).toContainEqual(answer);
  expect(await vault.storage.read.get('SELECT count(*) AS n FROM payments')).toEqual({ n: 1 });
});

test('what is refused before it is asked leaves the code as it was', async () => {
  const { vault, pay } = await openWithCard();
  const cvv = await codeTokenFor(vault, '666');
  await pay(await codeTokenFor(vault), { merchantRefNum: 'taken' });
  expect(await pay(cvv, { merchantRefNum: 'taken' })).toMatchObject({ status: 409, code: '5031' });
  expect(await pay(cvv, { currencyCode: 'CAD' })).toMatchObject({ status: 400 });
  expect(await pay(cvv)).toEqual({ status: 200, cvvVerification: 'NO_MATCH' });
});

test('a code lives for fifteen minutes to the millisecond, and is gone from the files then', async () => {
  const { vault, pay } = await openWithCard();
  const [early, late] = [await codeTokenFor(vault), await codeTokenFor(vault)];
  const sealed = await sealedOf(vault, late);
  vault.clock.now += SINGLE_USE_TOKEN_LIFE - 1;
  expect((await pay(early)).status).toBe(200);
  vault.clock.now += 1;
  expect(await pay(late)).toMatchObject(UNUSABLE);
  await vault.vault.runJobs();
  expect(await countTokens(vault)).toBe(0);
  for (const bytes of sealed) expect((await storedBytes(vault)).includes(bytes)).toBe(false);
});

test.each(['auths', 'verifications'] as const)('a code is gone from the files once %s used it', async (collection) => {
  const { vault, send, paymentToken } = await openWithCard();
  const cvv = await codeTokenFor(vault);
  const sealed = await sealedOf(vault, cvv);
  expect(sealed.map((bytes) => bytes.length >= 16)).toEqual([true, true]);
  for (const bytes of sealed) expect((await storedBytes(vault)).includes(bytes)).toBe(true);
  await send(collection, { paymentToken, cvv });
  await vault.vault.runJobs();
  for (const bytes of sealed) expect((await storedBytes(vault)).includes(bytes)).toBe(false);
});

async function sealedOf({ storage }: TestVault, token: string): Promise<Buffer[]> {
  const row = await storage.read.get(
    'SELECT number_ciphertext, number_data_key FROM single_use_tokens WHERE token_hash = $1',
    createHash('sha256').update(token).digest(),
  );
  return Object.values(row ?? {}).map((bytes) => Buffer.from(bytes as Uint8Array));
}

async function storedBytes({ store }: TestVault): Promise<Buffer> {
  return Buffer.concat((await store.contents()).map(({ bytes }) => bytes));
}

test('a code of another tenant is no code', async () => {
  const { vault, pay } = await openWithCard();
  const operator = { storage: vault.storage, now: () => vault.clock.now };
  const { id } = await createTenant(operator, 'Another', 'test');
  const key = await createPublishableKey(operator, id, { loopback: true });
  const foreign = await vault.call('POST', `${VAULT}/singleusetokens`, {
    authorization: basic(key.id, ''),
    body: { card: { cvv: '111' } },
  });
  expect(foreign.status).toBe(200);
  expect(await pay(foreign.body.paymentToken)).toMatchObject(UNUSABLE);
  expect(await countTokens(vault)).toBe(1);
});

test('a code is no card and no bank account, and is not used up by being taken for one', async () => {
  const { vault, send, pay, cards } = await openWithCard();
  const singleUseToken = await codeTokenFor(vault);
  const asCard = [
    await vault.call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'd', card: { singleUseToken } } }),
    await vault.call('POST', cards, { body: { singleUseToken } }),
    await vault.call('POST', cards.replace('cards', 'sepabankaccounts'), { body: { singleUseToken } }),
  ];
  expect(asCard.map(({ status, body }) => [status, body.error.code, body.error.fieldErrors[0].field])).toEqual([
    [400, '5068', 'card.singleUseToken'],
    [400, '5068', 'singleUseToken'],
    [400, '5068', 'singleUseToken'],
  ]);
  expect(await send('auths', { paymentToken: singleUseToken })).toMatchObject({
    ...UNUSABLE,
    fields: ['card.paymentToken'],
  });
  expect((await pay(singleUseToken)).status).toBe(200);
});

test('a card is no code, and neither is what was never given out', async () => {
  const { vault, pay } = await openWithCard();
  const card = await tokenFor(vault);
  expect(await pay(card)).toMatchObject(UNUSABLE);
  expect(await pay('SC0000000000000000000000')).toMatchObject(UNUSABLE);
  expect(await countTokens(vault)).toBe(1);
});

test('the token of a code goes with a stored card only, and is not used up by anything else', async () => {
  const { vault, send, pay } = await openWithCard();
  const cvv = await codeTokenFor(vault);
  const card = await tokenFor(vault, { cvv: undefined });
  expect(await send('auths', { paymentToken: card, cvv })).toMatchObject(UNUSABLE);
  expect(await send('auths', { cardNum: NUMBER, cardExpiry: EXPIRY, cvv })).toMatchObject(UNUSABLE);
  expect(await send('auths', { paymentToken: 'Cxyz', cvv })).toMatchObject({
    ...UNUSABLE,
    fields: ['card.paymentToken'],
  });
  expect((await pay(cvv)).status).toBe(200);
  expect((await send('auths', { paymentToken: card })).status).toBe(200);
});

test.each([
  ['a Visa', NUMBER, '111', '1111'],
  ['an American Express', AMEX, '1111', '111'],
])('%s takes a code that is as long as its codes are', async (_what, number, right, wrong) => {
  const { vault, pay } = await openWithCard(number);
  const tooMuch = await codeTokenFor(vault, wrong);
  expect(await pay(tooMuch)).toMatchObject(UNUSABLE);
  expect(await countTokens(vault)).toBe(1);
  expect((await pay(await codeTokenFor(vault, right))).status).toBe(200);
  expect((await pay(wrong)).status).toBe(200);
});

test('a payment whose answer is lost holds its code, until a look-up finds it approved', async () => {
  const { vault, pay } = await openWithCard(NUMBER, { processorTimeout: 20 });
  const cvv = await codeTokenFor(vault);
  expect(await pay(cvv, { amount: SANDBOX_AMOUNTS.answerLost })).toMatchObject({ status: 502 });
  expect(await pay(cvv)).toMatchObject(HELD);
  vault.clock.now += 30_000;
  await vault.vault.runJobs();
  expect(await pay(cvv)).toMatchObject(UNUSABLE);
  expect(await countTokens(vault)).toBe(0);
});

test('a payment that never arrived has failed, and its code is free again', async () => {
  const { vault, pay } = await openWithCard(NUMBER, { processorTimeout: 20 });
  const cvv = await codeTokenFor(vault, '666');
  expect(await pay(cvv, { amount: SANDBOX_AMOUNTS.orderLost })).toMatchObject({ status: 502 });
  vault.clock.now += 60_000;
  await vault.vault.runJobs();
  expect(await pay(cvv)).toEqual({ status: 200, cvvVerification: 'NO_MATCH' });
});
