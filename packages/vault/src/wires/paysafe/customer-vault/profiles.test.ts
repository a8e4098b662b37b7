import { expect, onTestFinished, test } from 'vitest';
import { EXPIRY, NUMBER, testVaults, ORIGIN, tokenFor, VAULT } from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const PROFILES = `${VAULT}/profiles`;
const JOHN = {
  merchantCustomerId: 'abcdefghijklmnop',
  locale: 'en_US',
  firstName: 'John',
  lastName: 'Smith',
  email: 'john.smith@somedomain.com',
  phone: '713-444-5555',
};

test('creates, looks up, updates and deletes a profile as clients of the wire do it', async () => {
  const { call } = await openTestVault();
  const created = await call('POST', `${PROFILES}/`, { body: JOHN });
  expect(created.status).toBe(201);
  const { id } = created.body;
  expect(created.headers['location']).toBe(`${ORIGIN}${PROFILES}/${id}`);
  expect(Object.keys(created.body)).toEqual([
    'id',
    'status',
    'merchantCustomerId',
    'locale',
    'firstName',
    'lastName',
    'paymentToken',
    'phone',
    'email',
  ]);
  expect(created.body).toEqual({ ...JOHN, id, status: 'ACTIVE', paymentToken: expect.stringMatching(/^P\w{22}$/) });

  const found = await call('GET', `${PROFILES}/${id}`);
  expect([found.status, found.body]).toEqual([200, created.body]);
  expect([created.headers['etag'], found.headers['etag']]).toEqual(['"1"', '"1"']);

  const update = {
    merchantCustomerId: '4y7t56kdls6u25yh',
    locale: 'en_US',
    firstName: 'John',
    middleName: 'Wilbur',
    lastName: '',
    gender: 'M',
    email: '',
    dateOfBirth: { day: '27', month: '12', year: '1990' },
  };
  const updated = await call('PUT', `${PROFILES}/${id}`, { body: { id, status: 'INITIAL', ...update } });
  expect([updated.status, updated.body]).toEqual([
    200,
    {
      id,
      status: 'ACTIVE',
      merchantCustomerId: '4y7t56kdls6u25yh',
      locale: 'en_US',
      firstName: 'John',
      middleName: 'Wilbur',
      dateOfBirth: { year: 1990, month: 12, day: 27 },
      paymentToken: created.body.paymentToken,
      gender: 'M',
    },
  ]);
  const again = await call('GET', `${PROFILES}/${id}`);
  expect(again.body).toEqual(updated.body);
  expect(again.headers['etag']).not.toBe(found.headers['etag']);

  expect((await call('DELETE', `${PROFILES}/${id}`)).status).toBe(200);
  expect((await call('GET', `${PROFILES}/${id}`)).status).toBe(404);
});

test('creates a profile with a card out of a token, and nothing when the card is refused', async () => {
  const vault = await openTestVault();
  const { call } = vault;
  const singleUseToken = await tokenFor(vault, {
    holderName: 'MR. JOHN SMITH',
    billingAddress: { street: '100 Queen Street West', city: 'Toronto', country: 'CA', state: 'ON', zip: 'M5H 2N2' },
  });
  const created = await call('POST', PROFILES, { body: { ...JOHN, card: { singleUseToken } } });
  expect(created.status).toBe(201);
  expect(created.headers).not.toHaveProperty('location');
  const [address] = created.body.addresses;
  expect(address).toEqual({
    id: expect.any(String),
    street: '100 Queen Street West',
    city: 'Toronto',
    country: 'CA',
    state: 'ON',
    zip: 'M5H 2N2',
    defaultShippingAddressIndicator: false,
    status: 'ACTIVE',
  });
  const [card] = created.body.cards;
  expect(Object.keys(card)).toEqual([
    'status',
    'id',
    'cardBin',
    'lastDigits',
    'cardExpiry',
    'holderName',
    'billingAddressId',
    'cardType',
    'paymentToken',
    'singleUseToken',
    'defaultCardIndicator',
  ]);
  expect(card).toMatchObject({
    lastDigits: '1111',
    holderName: 'MR. JOHN SMITH',
    billingAddressId: address.id,
    defaultCardIndicator: true,
  });

  const refused = await call('POST', PROFILES, {
    body: { ...JOHN, merchantCustomerId: 'other', card: { singleUseToken } },
  });
  expect([refused.status, refused.body.error.fieldErrors]).toEqual([
    400,
    [{ field: 'card.singleUseToken', error: 'Invalid Value' }],
  ]);
  const later = await call('POST', PROFILES, { body: { ...JOHN, merchantCustomerId: 'other' } });
  expect(later.status).toBe(201);
});

test('a profile that is refused leaves its token usable', async () => {
  const vault = await openTestVault();
  const { call } = vault;
  await call('POST', PROFILES, { body: JOHN });
  const card = { singleUseToken: await tokenFor(vault) };
  expect((await call('POST', PROFILES, { body: { ...JOHN, card } })).status).toBe(409);
  expect((await call('POST', PROFILES, { body: { ...JOHN, merchantCustomerId: 'other', card } })).status).toBe(201);
});

test('names the profile that has a merchantCustomerId already', async () => {
  const { call } = await openTestVault();
  const first = await call('POST', PROFILES, { body: JOHN });
  const other = await call('POST', PROFILES, { body: { merchantCustomerId: 'other' } });
  const { id } = first.body;
  for (const answer of [
    await call('POST', PROFILES, { body: JOHN }),
    await call('PUT', `${PROFILES}/${other.body.id}`, { body: JOHN }),
  ]) {
    expect([answer.status, answer.body.error.code]).toEqual([409, '7505']);
    expect(answer.body.error.message).toMatch(new RegExp(` - ${id}$`));
    expect(answer.body.links).toEqual([{ rel: 'existing_entity', href: `${ORIGIN}${PROFILES}/${id}` }]);
  }
  expect((await call('PUT', `${PROFILES}/${id}`, { body: JOHN })).status).toBe(200);
  await call('DELETE', `${PROFILES}/${id}`);
  expect((await call('POST', PROFILES, { body: JOHN })).status).toBe(201);
});

test('gives the parts that are asked for, in either case and any order', async () => {
  const vault = await openTestVault();
  const { call } = vault;
  const { body } = await call('POST', PROFILES, {
    body: { merchantCustomerId: 'c', card: { cardNum: NUMBER, cardExpiry: EXPIRY } },
  });
  const parts = 'addresses,cards,achbankaccounts,bacsbankaccounts,eftbankaccounts,sepabankaccounts';
  const all = await call('GET', `${PROFILES}/${body.id}?fields=${parts}`);
  expect(all.body).toMatchObject({
    addresses: [],
    cards: [{ id: body.cards[0].id }],
    achBankAccounts: [],
    bacsBankAccounts: [],
    eftBankAccounts: [],
    sepaBankAccounts: [],
  });
  const cards = await call('GET', `${PROFILES}/${body.id}?fields=Cards`);
  expect([cards.body.cards.length, cards.body.addresses]).toEqual([1, undefined]);
  expect((await call('GET', `${PROFILES}/${body.id}`)).body).not.toHaveProperty('cards');
});

test('deletes the cards of a profile with it: their tokens stop paying', async () => {
  const vault = await openTestVault();
  const { call } = vault;
  const { body } = await call('POST', PROFILES, {
    body: { merchantCustomerId: 'c', card: { cardNum: NUMBER, cardExpiry: EXPIRY } },
  });
  await call('DELETE', `${PROFILES}/${body.id}`);
  expect((await call('GET', `${VAULT}/cards/${body.cards[0].id}`)).status).toBe(404);
  const rows = await vault.storage.read.get(
    'SELECT (SELECT count(*) FROM cards) + (SELECT count(*) FROM fingerprints) + (SELECT count(*) FROM addresses) AS n',
  );
  expect(rows).toEqual({ n: 0 });
});

test.each([
  [{}, 'merchantCustomerId', 'may not be empty'],
  [{ merchantCustomerId: 'x'.repeat(101) }, 'merchantCustomerId', 'size must be between 1 and 100'],
  [{ merchantCustomerId: 'c', locale: '' }, 'locale', 'Invalid Locale'],
  [{ merchantCustomerId: 'c', firstName: 'x'.repeat(81) }, 'firstName', 'size must be between 1 and 80'],
  [{ merchantCustomerId: 'c', email: 'no address' }, 'email', 'Invalid Value'],
  [{ merchantCustomerId: 'c', dateOfBirth: { year: 1990 } }, 'dateOfBirth.month', 'may not be null'],
  [{ merchantCustomerId: 'c', card: {} }, 'card.cardNum', 'may not be empty'],
  [{ merchantCustomerId: 'c', card: { cardNum: NUMBER } }, 'card.cardExpiry', 'may not be null'],
])('refuses the profile %j at %s', async (body, field, error) => {
  const { call } = await openTestVault();
  const answer = await call('POST', PROFILES, { body });
  expect(answer.status).toBe(400);
  expect(answer.body.error.fieldErrors).toContainEqual({ field, error });
});

test('a missing locale means en_US', async () => {
  const { call } = await openTestVault();
  expect((await call('POST', PROFILES, { body: { merchantCustomerId: 'c' } })).body.locale).toBe('en_US');
});

test.each([{ year: null, month: null, day: null }, { year: '', month: '', day: '' }, {}, null])(
  'a date of birth of which nothing is sent is left out: %j',
  async (dateOfBirth) => {
    const { call } = await openTestVault();
    const created = await call('POST', PROFILES, { body: { merchantCustomerId: 'c', dateOfBirth } });
    expect([created.status, created.body.dateOfBirth]).toEqual([201, undefined]);
    const born = { dateOfBirth: { year: '1990', month: '2', day: '28' } };
    const path = `${PROFILES}/${created.body.id}`;
    expect((await call('PUT', path, { body: { merchantCustomerId: 'c', ...born } })).body.dateOfBirth).toEqual({
      year: 1990,
      month: 2,
      day: 28,
    });
    const cleared = await call('PUT', path, { body: { merchantCustomerId: 'c', dateOfBirth } });
    expect([cleared.status, cleared.body.dateOfBirth]).toEqual([200, undefined]);
  },
);

test.each([
  [{ year: 1990, month: 2, day: 31 }, 'Invalid Value'],
  [{ year: 2031, month: 1, day: 1 }, 'must not be in the future'],
])('there is no birth on %j', async (dateOfBirth, error) => {
  const { call } = await openTestVault();
  const answer = await call('POST', PROFILES, { body: { merchantCustomerId: 'c', dateOfBirth } });
  expect([answer.status, answer.body.error.fieldErrors]).toEqual([400, [{ field: 'dateOfBirth', error }]]);
  expect(answer.body.error.reason).toBe('input_invalid');
});
