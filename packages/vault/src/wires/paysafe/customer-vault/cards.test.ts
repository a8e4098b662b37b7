import { expect, onTestFinished, test } from 'vitest';
import {
  type Answer,
  EXPIRY,
  NUMBER,
  testVaults,
  ORIGIN,
  PAYMENTS,
  tokenFor,
  VAULT,
} from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const OTHERS = ['4530910000012345', '5200400000000009', '4003440000000007'];

async function openWithProfile() {
  const vault = await openTestVault();
  const { body } = await vault.call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'c' } });
  const path = `${VAULT}/profiles/${body.id}/cards`;
  return { ...vault, vault, path, profile: `${VAULT}/profiles/${body.id}` };
}

type Opened = Awaited<ReturnType<typeof openWithProfile>>;

async function addCard({ call, path, clock }: Opened, cardNum: string, more: object = {}): Promise<Answer['body']> {
  clock.now += 1;
  return (await call('POST', path, { body: { cardNum, cardExpiry: EXPIRY, ...more } })).body;
}

async function defaults({ call, profile }: Opened): Promise<string[]> {
  const { body } = await call('GET', `${profile}?fields=cards`);
  return body.cards.filter((card: Answer['body']) => card.defaultCardIndicator).map((card: Answer['body']) => card.id);
}

test('creates, looks up, updates and deletes a card as clients of the wire do it', async () => {
  const { call, path } = await openWithProfile();
  const sent = {
    nickName: "John's corporate Visa",
    holderName: 'MR. JOHN SMITH',
    cardNum: '4530910000012345',
    defaultCardIndicator: 'true',
    cardExpiry: { month: '12', year: '2035' },
  };
  const created = await call('POST', `${path}/`, { body: sent });
  expect(created.status).toBe(201);
  const { id } = created.body;
  expect(created.headers['location']).toBe(`${ORIGIN}${path}/${id}`);
  expect(Object.keys(created.body)).toEqual([
    'status',
    'id',
    'cardBin',
    'lastDigits',
    'cardExpiry',
    'holderName',
    'nickName',
    'cardType',
    'paymentToken',
    'storedCredentialTokenStatus',
    'defaultCardIndicator',
  ]);
  expect(created.body).toMatchObject({
    status: 'ACTIVE',
    cardBin: '453091',
    lastDigits: '2345',
    cardExpiry: { year: 2035, month: 12 },
    cardType: 'VI',
    storedCredentialTokenStatus: 'UNVERIFIED',
    defaultCardIndicator: true,
  });
  expect((await call('GET', `${path}/${id}`)).body).toEqual(created.body);

  const update = { id, cardNum: NUMBER, holderName: 'MR. JOHN JAMES SMITH', defaultCardIndicator: 'true' };
  const updated = await call('PUT', `${path}/${id}`, { body: update });
  const { nickName: _cleared, ...kept } = created.body;
  expect([updated.status, updated.body]).toEqual([200, { ...kept, holderName: 'MR. JOHN JAMES SMITH' }]);

  const deleted = await call('DELETE', `${path}/${id}`);
  expect([deleted.status, deleted.text, deleted.headers['content-type']]).toEqual([200, '', 'application/json']);
  expect((await call('GET', `${path}/${id}`)).status).toBe(404);
  expect((await call('DELETE', `${path}/${id}`)).status).toBe(404);
});

test('stores the card of a token with what came with it, and echoes no token', async () => {
  const opened = await openWithProfile();
  const { call, path } = opened;
  const singleUseToken = await tokenFor(opened.vault, {
    holderName: 'Jo',
    billingAddress: { zip: '90210', country: 'US' },
  });
  const created = await call('POST', path, { body: { singleUseToken, nickName: 'mine' } });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ holderName: 'Jo', nickName: 'mine', lastDigits: '1111' });
  expect(created.body).not.toHaveProperty('singleUseToken');
  const { body } = await call('GET', `${opened.profile}?fields=addresses`);
  expect(body.addresses).toMatchObject([{ id: created.body.billingAddressId, zip: '90210', country: 'US' }]);
  const again = await call('POST', path, { body: { singleUseToken } });
  expect([again.status, again.body.error.fieldErrors]).toEqual([
    400,
    [{ field: 'singleUseToken', error: 'Invalid Value' }],
  ]);
});

test('refuses a card that is in the profile already, names it, and serves it where the link leads', async () => {
  const opened = await openWithProfile();
  const { call, path } = opened;
  const { id } = await addCard(opened, NUMBER);
  const singleUseToken = await tokenFor(opened.vault);
  for (const body of [{ cardNum: NUMBER, cardExpiry: { month: 1, year: 2036 } }, { singleUseToken }]) {
    const answer = await call('POST', path, { body });
    expect([answer.status, answer.body.error.code]).toEqual([409, '7503']);
    expect(answer.body.error.message).toMatch(new RegExp(` - ${id}$`));
    const [{ rel, href }] = answer.body.links;
    expect(rel).toBe('existing_entity');
    expect((await call('GET', href.slice(ORIGIN.length))).body.id).toBe(id);
  }
  const elsewhere = await call('POST', `${VAULT}/profiles`, {
    body: { merchantCustomerId: 'd', card: { singleUseToken } },
  });
  expect(elsewhere.status).toBe(201);
  await call('DELETE', `${path}/${id}`);
  expect((await addCard(opened, NUMBER)).status).toBe('ACTIVE');
});

test('a card that comes again with a newer expiry is told that an update is the way', async () => {
  const opened = await openWithProfile();
  const { call, path } = opened;
  const { id } = await addCard(opened, NUMBER);
  const message = async (cardExpiry: object) =>
    (await call('POST', path, { body: { cardNum: NUMBER, cardExpiry } })).body.error.message;
  expect(await message({ month: 1, year: 2036 })).toMatch(new RegExp(`with an earlier expiry.* - ${id}$`));
  expect(await message(EXPIRY)).not.toMatch(/expiry/);
  expect(await message({ month: 11, year: 2035 })).not.toMatch(/expiry/);
});

test('exactly one card of a profile is the default, whatever happens', async () => {
  const opened = await openWithProfile();
  const { call, path } = opened;
  const first = await addCard(opened, NUMBER, { defaultCardIndicator: 'false' });
  expect(await defaults(opened)).toEqual([first.id]);
  const second = await addCard(opened, OTHERS[0] as string);
  expect(await defaults(opened)).toEqual([first.id]);
  const third = await addCard(opened, OTHERS[1] as string, { defaultCardIndicator: true });
  expect(await defaults(opened)).toEqual([third.id]);
  await call('PUT', `${path}/${third.id}`, { body: { defaultCardIndicator: false } });
  expect(await defaults(opened)).toEqual([third.id]);
  await call('PUT', `${path}/${first.id}`, { body: { defaultCardIndicator: true } });
  expect(await defaults(opened)).toEqual([first.id]);
  await call('DELETE', `${path}/${second.id}`);
  expect(await defaults(opened)).toEqual([first.id]);
  const newest = await addCard(opened, OTHERS[2] as string);
  await call('DELETE', `${path}/${first.id}`);
  expect(await defaults(opened)).toEqual([newest.id]);
});

test('an expired card can be renamed, and its expiry is judged when it changes', async () => {
  const opened = await openWithProfile();
  const { call, path, clock } = opened;
  const { id } = await addCard(opened, NUMBER, { cardExpiry: { month: 7, year: 2030 } });
  clock.now = Date.UTC(2031, 0, 1);
  const renamed = await call('PUT', `${path}/${id}`, {
    body: { nickName: 'old', cardExpiry: { month: '07', year: '2030' } },
  });
  expect([renamed.status, renamed.body.nickName]).toEqual([200, 'old']);
  const refused = await call('PUT', `${path}/${id}`, { body: { cardExpiry: { month: 8, year: 2030 } } });
  expect(refused.body.error.fieldErrors).toEqual([{ field: 'cardExpiry', error: 'Card expired' }]);
  expect((await call('GET', `${path}/${id}`)).body.nickName).toBe('old');
});

test('a billing address must be one of the profile', async () => {
  const opened = await openWithProfile();
  const { call, path } = opened;
  const other = await call('POST', `${VAULT}/profiles`, {
    body: { merchantCustomerId: 'd', card: { cardNum: NUMBER, cardExpiry: EXPIRY, billingAddress: { zip: '1' } } },
  });
  const [{ id: billingAddressId }] = other.body.addresses;
  const created = await call('POST', path, { body: { cardNum: NUMBER, cardExpiry: EXPIRY, billingAddressId } });
  expect([created.status, created.body.error.code]).toEqual([400, '7511']);
  const { id } = await addCard(opened, NUMBER);
  expect((await call('PUT', `${path}/${id}`, { body: { billingAddressId } })).body.error.code).toBe('7511');
});

test('a card of one profile is not found below another', async () => {
  const opened = await openWithProfile();
  const { call } = opened;
  const { id } = await addCard(opened, NUMBER);
  const other = await call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'd' } });
  for (const [method, body] of [['GET'], ['PUT', {}], ['DELETE']] as const) {
    const answer = await call(method, `${VAULT}/profiles/${other.body.id}/cards/${id}`, body ? { body } : {});
    expect([method, answer.status]).toEqual([method, 404]);
  }
});

test('a deleted card stops paying', async () => {
  const opened = await openWithProfile();
  const { call, path } = opened;
  const { id, paymentToken } = await addCard(opened, NUMBER);
  await call('DELETE', `${path}/${id}`);
  const answer = await call('POST', `${PAYMENTS}/auths`, {
    body: { merchantRefNum: 'r', amount: 1, card: { paymentToken } },
  });
  expect([answer.status, answer.body.error.fieldErrors]).toEqual([
    400,
    [{ field: 'card.paymentToken', error: 'Invalid Value' }],
  ]);
});

test.each([{ month: null, year: null }, {}, null])(
  'an expiry of which nothing is sent stays: %j',
  async (cardExpiry) => {
    const { call } = await openTestVault();
    const profile = await call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'c' } });
    const cards = `${VAULT}/profiles/${profile.body.id}/cards`;
    const created = await call('POST', cards, { body: { cardNum: NUMBER, cardExpiry: EXPIRY } });
    const updated = await call('PUT', `${cards}/${created.body.id}`, { body: { holderName: 'Jane', cardExpiry } });
    expect([updated.status, updated.body.cardExpiry]).toEqual([200, created.body.cardExpiry]);
  },
);
