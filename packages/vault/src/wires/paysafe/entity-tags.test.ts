import { expect, onTestFinished, test } from 'vitest';
import { EXPIRY, NUMBER, testVaults, VAULT } from '../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const PROFILES = `${VAULT}/profiles`;
const HOLDER = { accountHolderName: 'Jane Doe' };

/** A profile with one record of each kind, and a body for a PUT of it. */
async function open() {
  const vault = await openTestVault();
  const { call } = vault;
  const { body } = await call('POST', PROFILES, { body: { merchantCustomerId: 'c' } });
  const profile = `${PROFILES}/${body.id}`;
  const make = async (below: string, sent: object) => {
    const made = await call('POST', `${profile}/${below}`, { body: sent });
    return { made, path: String(made.headers['location']).replace(/^https?:\/\/[^/]+/, '') };
  };
  const address = await make('addresses', { country: 'US' });
  const card = await make('cards', { cardNum: NUMBER, cardExpiry: EXPIRY });
  const account = await make('sepabankaccounts', { iban: 'DE89370400440532013000', ...HOLDER });
  const mandate = await make(`sepabankaccounts/${account.made.body.id}/mandates`, { reference: 'r' });
  const records: Readonly<Record<string, { readonly path: string; readonly put: object }>> = {
    profile: { path: profile, put: { merchantCustomerId: 'c' } },
    address: { path: address.path, put: { country: 'CA' } },
    card: { path: card.path, put: { holderName: 'Jane' } },
    account: { path: account.path, put: HOLDER },
    mandate: { path: mandate.path, put: { status: 'CANCELLED' } },
  };
  return { ...vault, profile, records, created: [address, card, account, mandate].map(({ made }) => made) };
}

const KINDS = ['profile', 'address', 'card', 'account', 'mandate'] as const;

test('what is made has a tag, and no two kinds count together', async () => {
  const { created } = await open();
  expect(created.map(({ headers }) => headers['etag'])).toEqual(['"1"', '"1"', '"1"', '"1"']);
});

test.each(KINDS)('a %s has a tag that a write changes, and a look does not', async (kind) => {
  const { call, records } = await open();
  const { path = '', put } = records[kind] ?? {};
  const tagNow = async () => String((await call('GET', path)).headers['etag']);
  const first = await tagNow();
  expect(first).toMatch(/^"\d+(;[\w-]+)?"$/);
  expect(await tagNow()).toBe(first);
  const written = await call('PUT', path, { body: put, headers: { 'if-match': first } });
  expect([written.status, written.headers['etag']]).toEqual([200, await tagNow()]);
  expect(await tagNow()).not.toBe(first);
});

test.each(KINDS)('a %s is written and removed only by who knows its version', async (kind) => {
  const { call, records } = await open();
  const { path = '', put } = records[kind] ?? {};
  const first = String((await call('GET', path)).headers['etag']);
  await call('PUT', path, { body: put });
  for (const method of ['PUT', 'DELETE']) {
    const stale = await call(method, path, {
      headers: { 'if-match': first },
      ...(method === 'PUT' ? { body: put } : {}),
    });
    expect([stale.status, stale.body.error.code, stale.body.error.reason]).toEqual([
      412,
      '9705',
      'precondition_failed',
    ]);
  }
  const present = String((await call('GET', path)).headers['etag']);
  expect((await call('DELETE', path, { headers: { 'if-match': present } })).status).toBe(200);
  expect((await call('GET', path)).status).toBe(404);
});

test.each([
  ['*', 200],
  ['"1"', 200],
  ['"9", "1"', 200],
  [' "9" ,"1" ', 200],
  ['"1;cards"', 200],
  ['"2"', 412],
  ['W/"1"', 412],
  ['"9", W/"1"', 412],
  ['1', 412],
  ['"1', 412],
  ['nope', 412],
  ['"nope"', 412],
  ['', 412],
  ['"1" "1"', 412],
  ['"01234567890123456789"', 412],
  [`${'"1",'.repeat(600)}"1"`, 412],
])('If-Match: %s on a PUT answers %i', async (header, status) => {
  const { call, records } = await open();
  const { path = '', put } = records['address'] ?? {};
  expect((await call('PUT', path, { body: put, headers: { 'if-match': header } })).status).toBe(status);
});

test.each([
  ['*', 412],
  ['"1"', 412],
  ['W/"1"', 412],
  ['"2"', 200],
  ['nope', 412],
])('If-None-Match: %s on a PUT answers %i', async (header, status) => {
  const { call, records } = await open();
  const { path = '', put } = records['address'] ?? {};
  expect((await call('PUT', path, { body: put, headers: { 'if-none-match': header } })).status).toBe(status);
  const both = { 'if-match': '"1"', 'if-none-match': header };
  if (status === 412) expect((await call('PUT', path, { body: put, headers: both })).status).toBe(412);
});

test.each(['*', '"1", "2"', '"1"', 'nope'])(
  'a record that is not there is not found, whatever If-Match says: %s',
  async (header) => {
    const { call, records } = await open();
    const { path = '', put } = records['address'] ?? {};
    await call('DELETE', path);
    expect((await call('PUT', path, { body: put, headers: { 'if-match': header } })).status).toBe(404);
    expect((await call('DELETE', path, { headers: { 'if-none-match': header } })).status).toBe(404);
  },
);

test('a wrong body is told before the version is compared', async () => {
  const { call, records } = await open();
  const answer = await call('PUT', records['address']?.path ?? '', { body: {}, headers: { 'if-match': '"9"' } });
  expect([answer.status, answer.body.error.code]).toEqual([400, '5068']);
});

test('of two that write by one version, one wins', async () => {
  const { call, records } = await open();
  const { path = '', put } = records['address'] ?? {};
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => call('PUT', path, { body: put, headers: { 'if-match': '"1"' } })),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
});

test('something is added only to the version that is named', async () => {
  const { call, profile, records } = await open();
  const tag = String((await call('GET', profile)).headers['etag']);
  const add = (match: string) =>
    call('POST', `${profile}/addresses`, { body: { country: 'US' }, headers: { 'if-match': match } });
  expect((await add('"1"')).status).toBe(412);
  expect((await add(tag)).status).toBe(201);
  expect((await add(tag)).status).toBe(412);
  expect((await add('*')).status).toBe(201);
  const mandates = `${records['account']?.path}/mandates`;
  const sign = (match: string) => call('POST', mandates, { body: { reference: 'r' }, headers: { 'if-match': match } });
  expect([(await sign('"9"')).status, (await sign('"1"')).status]).toEqual([412, 201]);
});

const ADDITIONS: Readonly<Record<string, (round: number) => object>> = {
  addresses: () => ({ country: 'US' }),
  cards: (round) => ({ cardNum: ['4111111111111111', '4012888888881881'][round], cardExpiry: EXPIRY }),
  sepabankaccounts: (round) => ({ iban: ['DE75512108001245126199', 'FR1420041010050500013M02606'][round], ...HOLDER }),
};

test.each(Object.entries(ADDITIONS))('of two %s that are added by one tag, one is', async (below, bodyOf) => {
  const { call } = await openTestVault();
  for (let round = 0; round < 5; round += 1) {
    const made = await call('POST', PROFILES, { body: { merchantCustomerId: `c${round}` } });
    const path = `${PROFILES}/${made.body.id}/${below}`;
    const headers = { 'if-match': String(made.headers['etag']) };
    const answers = await Promise.all([0, 1].map((each) => call('POST', path, { body: bodyOf(each), headers })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 412]);
  }
});

test('a mandate that rests on a version of its account is never one of another account', async () => {
  const { call, profile } = await open();
  for (const iban of ['DE75512108001245126199', 'FR1420041010050500013M02606', 'NL91ABNA0417164300']) {
    const from = { iban: `GB33BUKB20201555555555`, ...HOLDER };
    const { body, headers } = await call('POST', `${profile}/sepabankaccounts`, { body: from });
    const account = `${profile}/sepabankaccounts/${body.id}`;
    const rests = { headers: { 'if-match': String(headers['etag']) } };
    const [changed, signed] = await Promise.all([
      call('PUT', account, { body: { iban, ...HOLDER }, ...rests }),
      call('POST', `${account}/mandates`, { body: { reference: 'r' }, ...rests }),
    ]);
    expect(changed.status).toBe(200);
    const { mandates = [] } = (await call('GET', account)).body;
    expect([signed.status, mandates.map(({ status }: { status: string }) => status)]).toEqual(
      signed.status === 201 ? [201, ['INACTIVE']] : [412, []],
    );
    expect((await call('POST', `${account}/mandates`, { body: { reference: 'r' }, ...rests })).status).toBe(412);
  }
});

test('what a client has already is not sent again', async () => {
  const { call, records } = await open();
  for (const kind of KINDS) {
    const path = records[kind]?.path ?? '';
    const tag = String((await call('GET', path)).headers['etag']);
    for (const header of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const known = await call('GET', path, { headers: { 'if-none-match': header } });
      expect([known.status, known.text, known.headers['etag']]).toEqual([304, '', tag]);
    }
    for (const header of ['"x"', 'nope', '']) {
      expect((await call('GET', path, { headers: { 'if-none-match': header } })).status).toBe(200);
    }
    expect((await call('GET', path, { headers: { 'if-match': '"999"' } })).status).toBe(412);
    expect((await call('GET', path, { headers: { 'if-match': tag } })).status).toBe(200);
  }
});

test('the tag of a profile names the parts that are shown, in one order', async () => {
  const { call, profile } = await open();
  const tagOf = async (fields: string) => String((await call('GET', `${profile}?fields=${fields}`)).headers['etag']);
  const [, version = ''] = /^"(\d+)"$/.exec(await tagOf('')) ?? [];
  expect(await tagOf('cards,addresses')).toBe(`"${version};addresses,cards"`);
  expect(await tagOf('Addresses,%20CARDS,%20unknown')).toBe(`"${version};addresses,cards"`);
  const known = await call('GET', `${profile}?fields=cards`, { headers: { 'if-none-match': `"${version}"` } });
  expect(known.status).toBe(200);
  const update = { body: { merchantCustomerId: 'c' }, headers: { 'if-match': `"${version};addresses,cards"` } };
  expect((await call('PUT', profile, update)).status).toBe(200);
});

test('a mandate changes what is known of its account', async () => {
  const { call, records } = await open();
  const account = records['account']?.path ?? '';
  const before = String((await call('GET', account)).headers['etag']);
  await call('PUT', records['mandate']?.path ?? '', { body: { status: 'CANCELLED' } });
  const after = await call('GET', account, { headers: { 'if-none-match': before } });
  expect([after.status, after.body.mandates[0].status]).toEqual([200, 'CANCELLED']);
  expect((await call('PUT', account, { body: HOLDER, headers: { 'if-match': before } })).status).toBe(200);
});
