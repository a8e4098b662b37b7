import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { SINGLE_USE_TOKEN_LIFE } from '../../../core/tokens/single-use-tokens.ts';
import {
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

const TOKENS = `${VAULT}/singleusetokens`;
const PROFILES = `${VAULT}/profiles`;

const KINDS = {
  ach: { sent: { accountNumber: '9876543210', routingNumber: '021000021' }, lastDigits: '10' },
  bacs: { sent: { accountNumber: '12345678', sortCode: '207405' }, lastDigits: '78' },
  eft: { sent: { accountNumber: '3358921', transitNumber: '25039', institutionId: '001' }, lastDigits: '21' },
  sepa: { sent: { iban: 'DE89 3704 0044 0532 0130 00', bic: 'DEUTDEFF' }, lastDigits: '00' },
} as const;

type Kind = keyof typeof KINDS;

const EACH = Object.keys(KINDS) as Kind[];
const MORE = {
  ach: { accountHolderName: 'Sally Barnes', accountType: 'CHECKING' },
  bacs: { accountHolderName: 'Sally Barnes' },
  eft: { accountHolderName: 'Sally Barnes' },
  sepa: { accountHolderName: 'Sally Barnes' },
};
const UNUSABLE = [400, '5068', [{ field: 'singleUseToken', error: 'Invalid Value' }]];

const whole = (kind: Kind) => ({ ...KINDS[kind].sent, ...MORE[kind] });

/** The readable details of the account in an answer: never the number. */
function shownOf(kind: Kind) {
  const { accountNumber: _number, iban: _iban, ...shown } = whole(kind) as Record<string, string>;
  return { ...shown, lastDigits: KINDS[kind].lastDigits };
}

async function tokenOf({ call }: TestVault, kind: Kind, more: object = {}, authorization = PUBLISHABLE) {
  const answer = await call('POST', TOKENS, { authorization, body: { [kind]: { ...whole(kind), ...more } } });
  return answer.body.paymentToken as string;
}

async function openWithProfile() {
  const vault = await openTestVault();
  const { body } = await vault.call('POST', PROFILES, { body: { merchantCustomerId: 'c' } });
  return { ...vault, vault, profile: `${PROFILES}/${body.id}` };
}

test.each(EACH)('a token for a bank account of %s tells no more than the end of its number', async (kind) => {
  const { call } = await openTestVault();
  const billingAddress = { zip: '10044', country: 'US' };
  const answer = await call('POST', `${TOKENS}/`, {
    authorization: PUBLISHABLE,
    body: { [kind]: { ...whole(kind), billingAddress } },
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    id: expect.any(String),
    paymentToken: expect.stringMatching(/^SC\w{22}$/),
    timeToLiveSeconds: 899,
    billingAddress,
    [kind]: shownOf(kind),
  });
});

test.each(EACH)('a token of %s is exchanged once, with what came with it', async (kind) => {
  const { vault, call, profile } = await openWithProfile();
  const path = `${profile}/${kind}bankaccounts`;
  const singleUseToken = await tokenOf(vault, kind, { billingAddress: { zip: '10044' } });
  const created = await call('POST', path, { body: { singleUseToken, nickName: 'mine' } });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ ...shownOf(kind), nickName: 'mine', status: 'ACTIVE' });
  expect(created.body).not.toHaveProperty('singleUseToken');
  const { body } = await call('GET', `${profile}?fields=addresses`);
  expect(body.addresses).toMatchObject([{ id: created.body.billingAddressId, zip: '10044' }]);
  const again = await call('POST', path, { body: { singleUseToken } });
  expect([again.status, again.body.error.code, again.body.error.fieldErrors]).toEqual(UNUSABLE);
  const byNumber = await call('POST', path, { body: whole(kind) });
  expect(byNumber.body.error.code).toBe('7503');
});

test.each(EACH)('a token of %s is exchanged in a new profile', async (kind) => {
  const vault = await openTestVault();
  const singleUseToken = await tokenOf(vault, kind);
  const body = { merchantCustomerId: 'c', [`${kind}BankAccount`]: { singleUseToken } };
  const created = await vault.call('POST', PROFILES, { body });
  expect(created.status).toBe(201);
  expect(created.body[`${kind}BankAccounts`]).toMatchObject([shownOf(kind)]);
  const again = await vault.call('POST', PROFILES, { body: { ...body, merchantCustomerId: 'd' } });
  expect(again.body.error.fieldErrors).toEqual([
    { field: `${kind}BankAccount.singleUseToken`, error: 'Invalid Value' },
  ]);
});

test('a token of one kind cannot be spent as another, and is not used up by the try', async () => {
  const { vault, call, profile } = await openWithProfile();
  for (const kind of ['card', ...EACH] as const) {
    const token = kind === 'card' ? await tokenFor(vault) : await tokenOf(vault, kind);
    for (const other of ['card', ...EACH].filter((each) => each !== kind)) {
      const path = `${profile}/${other === 'card' ? 'cards' : `${other}bankaccounts`}`;
      const answer = await call('POST', path, { body: { singleUseToken: token, ...MORE.ach } });
      expect([answer.status, answer.body.error.code, answer.body.error.fieldErrors]).toEqual(UNUSABLE);
    }
    if (kind !== 'card') {
      const card = { paymentToken: token };
      const paid = await call('POST', `${PAYMENTS}/auths`, { body: { merchantRefNum: kind, amount: 1, card } });
      expect([paid.status, paid.body.error.fieldErrors]).toEqual([
        400,
        [{ field: 'card.paymentToken', error: 'Invalid Value' }],
      ]);
    }
    const path = `${profile}/${kind === 'card' ? 'cards' : `${kind}bankaccounts`}`;
    expect((await call('POST', path, { body: { singleUseToken: token } })).status).toBe(201);
  }
});

test('what the request says wins, but for the number and what names the bank', async () => {
  const { vault, call, profile } = await openWithProfile();
  const singleUseToken = await tokenOf(vault, 'ach', { billingAddress: { zip: '10044' } });
  const { body: address } = await call('POST', `${profile}/addresses`, { body: { country: 'US' } });
  const created = await call('POST', `${profile}/achbankaccounts`, {
    body: {
      singleUseToken,
      accountNumber: '1111111',
      routingNumber: '011401533',
      accountHolderName: 'Other Name',
      accountType: 'SAVINGS',
      billingAddressId: address.id,
    },
  });
  expect(created.body).toMatchObject({
    routingNumber: '021000021',
    lastDigits: '10',
    accountHolderName: 'Other Name',
    accountType: 'SAVINGS',
    billingAddressId: address.id,
  });
});

test('what neither the token nor the request says is asked for, and the token stays', async () => {
  const { vault, call, profile } = await openWithProfile();
  const nothing = { accountHolderName: undefined, accountType: undefined };
  const singleUseToken = await tokenOf(vault, 'ach', nothing);
  const path = `${profile}/achbankaccounts`;
  const refused = await call('POST', path, { body: { singleUseToken } });
  expect(refused.body.error.fieldErrors).toEqual([
    { field: 'accountHolderName', error: 'may not be empty' },
    { field: 'accountType', error: 'may not be empty' },
  ]);
  expect((await call('POST', path, { body: { singleUseToken, ...MORE.ach } })).status).toBe(201);
});

test('a token for a bank account lives for fifteen minutes, and is purged', async () => {
  const { vault, call, profile, clock, storage } = await openWithProfile();
  const path = `${profile}/sepabankaccounts`;
  const [early, late] = [await tokenOf(vault, 'sepa'), await tokenOf(vault, 'sepa')];
  clock.now += SINGLE_USE_TOKEN_LIFE - 1;
  expect((await call('POST', path, { body: { singleUseToken: early } })).status).toBe(201);
  clock.now += 1;
  const answer = await call('POST', path, { body: { singleUseToken: late } });
  expect([answer.status, answer.body.error.code, answer.body.error.fieldErrors]).toEqual(UNUSABLE);
  const find = () =>
    storage.read.get(
      'SELECT kind FROM single_use_tokens WHERE token_hash = $1',
      createHash('sha256').update(late).digest(),
    );
  expect(await find()).toEqual({ kind: 'sepa' });
  await vault.vault.runJobs();
  expect(await find()).toBeUndefined();
});

test('of many who spend one token at once, one wins', async () => {
  const { vault, call, profile } = await openWithProfile();
  const singleUseToken = await tokenOf(vault, 'bacs');
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => call('POST', `${profile}/bacsbankaccounts`, { body: { singleUseToken } })),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(15);
});

test.each<[Kind, object, string]>([
  ['ach', { routingNumber: '123456789' }, 'routingNumber'],
  ['bacs', { accountNumber: '1234' }, 'accountNumber'],
  ['eft', { accountNumber: '123456' }, 'accountNumber'],
  ['sepa', { iban: 'TN5914207207100707129648' }, 'iban'],
])('a page is held to the rules of the fields, and a server to the form: %s %j', async (kind, more, field) => {
  const vault = await openTestVault();
  const body = { [kind]: { ...whole(kind), ...more } };
  const refused = await vault.call('POST', TOKENS, { authorization: PUBLISHABLE, body });
  expect(refused.status).toBe(400);
  expect(refused.body.error.fieldErrors).toEqual([{ field: `${kind}.${field}`, error: expect.any(String) }]);
  expect((await vault.call('POST', TOKENS, { authorization: SECRET, body })).status).toBe(200);
});

test.each([
  [{}, 'card', 'may not be null'],
  [{ giro: { accountNumber: '1' } }, 'card', 'may not be null'],
  [{ ach: null }, 'card', 'may not be null'],
  [{ ach: 'x' }, 'ach', 'Invalid Value'],
  [{ ach: { routingNumber: '021000021' } }, 'ach.accountNumber', 'may not be empty'],
  [{ eft: { accountNumber: '3358921', transitNumber: '25039' } }, 'eft.institutionId', 'may not be empty'],
  [{ sepa: {} }, 'sepa.iban', 'may not be empty'],
  [{ ach: whole('ach'), sepa: whole('sepa') }, 'sepa', 'Invalid Value'],
  [{ card: { cardNum: NUMBER, cardExpiry: EXPIRY }, ach: whole('ach') }, 'ach', 'Invalid Value'],
])('makes no token of %j', async (body, field, error) => {
  const { call } = await openTestVault();
  const answer = await call('POST', TOKENS, { authorization: PUBLISHABLE, body });
  expect([answer.status, answer.body.error.fieldErrors]).toEqual([400, [{ field, error }]]);
});

test.each(['DE89-3704-0044-0532-0130-00', 'de89\u00a03704\u00a00044 0532\u20090130\u200b00'])(
  'an account is one account, however its IBAN is written: %j',
  async (iban) => {
    const { call } = await openTestVault();
    const sepa = { ...whole('sepa'), iban: 'DE89370400440532013000' };
    const tokenOf = async (body: object) =>
      (await call('POST', TOKENS, { authorization: PUBLISHABLE, body })).body.paymentToken as string;
    const profile = await call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'c' } });
    const store = async (singleUseToken: string) =>
      call('POST', `${VAULT}/profiles/${profile.body.id}/sepabankaccounts`, {
        body: { singleUseToken, accountHolderName: 'Jane' },
      });
    const first = await store(await tokenOf({ sepa }));
    const second = await store(await tokenOf({ sepa: { ...sepa, iban } }));
    expect([first.status, second.status, second.body.error.code]).toEqual([201, 409, '7503']);
  },
);
