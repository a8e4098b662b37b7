import { expect, onTestFinished, test } from 'vitest';
import { EXPIRY, NUMBER, ORIGIN, testVaults, VAULT } from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const HOME = {
  nickName: 'home',
  street: '100 Queen Street West',
  street2: 'Unit 201',
  city: 'Toronto',
  country: 'CA',
  state: 'ON',
  zip: 'M5H 2N2',
  phone: '647-788-3901',
  recipientName: 'Jane Doe',
};

async function openWithProfile() {
  const vault = await openTestVault();
  const { body } = await vault.call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'c' } });
  const profile = `${VAULT}/profiles/${body.id}`;
  return { ...vault, profile, path: `${profile}/addresses` };
}

test('creates, looks up, updates and deletes an address as clients of the wire do it', async () => {
  const { call, path } = await openWithProfile();
  const created = await call('POST', `${path}/`, { body: { ...HOME, nickname: 'ignored', profileId: 'x' } });
  expect(created.status).toBe(201);
  const { id } = created.body;
  expect(created.headers['location']).toBe(`${ORIGIN}${path}/${id}`);
  expect(created.body).toEqual({ ...HOME, id, defaultShippingAddressIndicator: false, status: 'ACTIVE' });
  expect((await call('GET', `${path}/${id}/`)).body).toEqual(created.body);

  const update = { id, country: 'CA', city: 'Toronto', street: '323 Queen Street West', street2: '' };
  const updated = await call('PUT', `${path}/${id}`, { body: update });
  const { street2: _cleared, ...now } = update;
  expect([updated.status, updated.body]).toEqual([
    200,
    { ...now, defaultShippingAddressIndicator: false, status: 'ACTIVE' },
  ]);
  expect((await call('GET', `${path}/${id}`)).body).toEqual(updated.body);

  const deleted = await call('DELETE', `${path}/${id}`);
  expect([deleted.status, deleted.text, deleted.headers['content-type']]).toEqual([200, '', 'application/json']);
  expect((await call('DELETE', `${path}/${id}`)).status).toBe(404);
  expect((await call('GET', `${path}/${id}`)).body.error).toMatchObject({
    code: '5269',
    message: expect.stringMatching(new RegExp(`: ${id}$`)),
  });
});

test('at most one address of a profile is the default for shipping: the one that was last named so', async () => {
  const { call, path, profile } = await openWithProfile();
  const add = async (indicator: unknown) =>
    (await call('POST', path, { body: { country: 'CA', defaultShippingAddressIndicator: indicator } })).body.id;
  const defaults = async () => {
    const { body } = await call('GET', `${profile}?fields=addresses`);
    return body.addresses
      .filter((address: { defaultShippingAddressIndicator: boolean }) => address.defaultShippingAddressIndicator)
      .map(({ id }: { id: string }) => id);
  };
  const first = await add('true');
  expect(await defaults()).toEqual([first]);
  const second = await add(true);
  expect(await defaults()).toEqual([second]);
  await call('PUT', `${path}/${first}`, { body: { country: 'CA', defaultShippingAddressIndicator: true } });
  expect(await defaults()).toEqual([first]);
  await call('PUT', `${path}/${first}`, { body: { country: 'CA' } });
  expect(await defaults()).toEqual([]);
});

test('an address in use can be deleted: what was billed to it is billed to none', async () => {
  const { call, path, profile } = await openWithProfile();
  const { id } = (await call('POST', path, { body: HOME })).body;
  const card = { cardNum: NUMBER, cardExpiry: EXPIRY, billingAddressId: id };
  const created = await call('POST', `${profile}/cards`, { body: card });
  expect([created.status, created.body.billingAddressId]).toEqual([201, id]);
  expect((await call('DELETE', `${path}/${id}`)).status).toBe(200);
  const found = await call('GET', `${profile}/cards/${created.body.id}`);
  expect(found.status).toBe(200);
  expect(found.body).not.toHaveProperty('billingAddressId');
});

test('an address of one profile is not found below another', async () => {
  const { call, path } = await openWithProfile();
  const { id } = (await call('POST', path, { body: HOME })).body;
  const other = await call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'd' } });
  for (const [method, body] of [['GET'], ['PUT', HOME], ['DELETE']] as const) {
    const answer = await call(method, `${VAULT}/profiles/${other.body.id}/addresses/${id}`, body ? { body } : {});
    expect([method, answer.status, answer.body.error.code]).toEqual([method, 404, '5269']);
  }
  expect((await call('GET', `${path}/${id}`)).status).toBe(200);
});

test('a body is judged before the profile is looked for', async () => {
  const { call } = await openTestVault();
  const path = `${VAULT}/profiles/0197a000-0000-7000-8000-000000000001/addresses`;
  expect((await call('POST', path, { body: {} })).body.error.code).toBe('5068');
  expect((await call('POST', path, { body: HOME })).body.error.code).toBe('5269');
});

const LIMITS = { nickName: 50, street: 50, street2: 50, city: 40, state: 40, zip: 10, phone: 40, recipientName: 255 };

test.each(Object.entries(LIMITS))('%s holds up to %i characters', async (field, max) => {
  const { call, path } = await openWithProfile();
  const whole = await call('POST', path, { body: { country: 'CA', [field]: 'x'.repeat(max) } });
  expect(whole.body[field]).toBe('x'.repeat(max));
  for (const [value, error] of [
    ['x'.repeat(max + 1), `size must be between 1 and ${max}`],
    ['a\u0000b', 'Invalid Value'],
    [['x'], 'Invalid Value'],
    [true, 'Invalid Value'],
  ]) {
    const answer = await call('POST', path, { body: { country: 'CA', [field]: value } });
    expect([answer.status, answer.body.error.fieldErrors]).toEqual([400, [{ field, error }]]);
  }
  const cleared = await call('PUT', `${path}/${whole.body.id}`, { body: { country: 'CA', [field]: '' } });
  expect(cleared.body).not.toHaveProperty(field);
});

test.each([
  [undefined, 'may not be empty'],
  ['', 'may not be empty'],
  [null, 'may not be empty'],
  ['CAN', 'size must be between 1 and 2'],
  ['C', 'Invalid Value'],
  ['C1', 'Invalid Value'],
  [{}, 'Invalid Value'],
])('refuses the country %j', async (country, error) => {
  const { call, path } = await openWithProfile();
  const answer = await call('POST', path, { body: { ...HOME, country } });
  expect(answer.body.error.fieldErrors).toEqual([{ field: 'country', error }]);
});
