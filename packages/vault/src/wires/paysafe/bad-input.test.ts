import { expect, onTestFinished, test } from 'vitest';
import {
  basic,
  EXPIRY,
  NUMBER,
  testVaults,
  ORIGIN,
  PAYMENTS,
  PUBLISHABLE,
  SECRET,
  type TestVault,
  VAULT,
} from '../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const TOKENS = `${VAULT}/singleusetokens`;
const card = (changes: object = {}) => ({ card: { cardNum: NUMBER, cardExpiry: EXPIRY, ...changes } });
const JSON_TYPE = { 'content-type': 'application/json' };

async function answerOf(vault: TestVault, [method, url, call]: readonly [string, string, object]) {
  const answer = await vault.call(method, url, call);
  return { ...answer, fault: answer.body?.error?.fieldErrors?.[0] };
}

test.each([
  ['no credentials', 'POST', TOKENS, { authorization: null, body: card() }, 401, '5279'],
  ['a wrong secret', 'POST', TOKENS, { authorization: basic('test-api-key', 'wrong'), body: card() }, 401, '5279'],
  ['an unknown key', 'POST', TOKENS, { authorization: basic('pk_test_other', ''), body: card() }, 401, '5279'],
  ['a scheme that is not Basic', 'GET', `${VAULT}/profiles/x`, { authorization: 'Bearer x' }, 401, '5279'],
  [
    'no credentials, before the body is read',
    'POST',
    TOKENS,
    { authorization: null, headers: JSON_TYPE, body: '{' },
    401,
    '5279',
  ],
  ['JSON that is none', 'POST', TOKENS, { headers: JSON_TYPE, body: '{"card":{"cardNum":"4111' }, 400, '5023'],
  ['an empty body', 'POST', TOKENS, { headers: JSON_TYPE, body: '' }, 400, '5023'],
  ['a list', 'POST', TOKENS, { body: [] }, 400, '5023'],
  [
    'a body that is not UTF-8',
    'POST',
    TOKENS,
    { headers: JSON_TYPE, body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) },
    400,
    '5023',
  ],
  ['a body over 64 KB', 'POST', TOKENS, { body: { pad: 'x'.repeat(65_536) } }, 413, '5023'],
  [
    'a deep body',
    'POST',
    TOKENS,
    { headers: JSON_TYPE, body: `{"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}` },
    400,
    '5023',
  ],
  ['text', 'POST', TOKENS, { headers: { 'content-type': 'text/plain' }, body: '{}' }, 415, '5023'],
  [
    'a form',
    'POST',
    TOKENS,
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
    415,
    '5023',
  ],
  ['almost JSON', 'POST', TOKENS, { headers: { 'content-type': 'application/jsonp' }, body: '{}' }, 415, '5023'],
  [
    'compressed JSON',
    'POST',
    TOKENS,
    { headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body: Buffer.from([0x1f, 0x8b, 8]) },
    415,
    '5023',
  ],
  [
    'JSON that says it is compressed',
    'POST',
    TOKENS,
    { headers: { ...JSON_TYPE, 'content-encoding': 'br' }, body: '{}' },
    415,
    '5023',
  ],
  [
    'JSON in Latin-1',
    'POST',
    TOKENS,
    { headers: { 'content-type': 'application/json; version=1; charset=iso-8859-1' }, body: '{}' },
    415,
    '5023',
  ],
  [
    'JSON in another charset',
    'POST',
    TOKENS,
    { headers: { 'content-type': 'application/json;charset=utf-16' }, body: '{}' },
    415,
    '5023',
  ],
  ['an unknown path', 'GET', `${VAULT}/nothing`, {}, 404, '5269'],
  ['an unknown path with a broken body', 'POST', `${VAULT}/nothing`, { headers: JSON_TYPE, body: '{' }, 404, '5269'],
  [
    'an unknown path, before its media type',
    'POST',
    `${VAULT}/nothing`,
    { headers: { 'content-type': ';' }, body: 'x' },
    404,
    '5269',
  ],
  ['a path that is no URL', 'GET', `${VAULT}/profiles/%zz`, {}, 404, '5269'],
  ['a method that the path lacks', 'PATCH', `${VAULT}/profiles`, {}, 405, '5023'],
  ['a theme that is not there', 'GET', '/themes/none.css', {}, 404, '5269'],
  ['a list of profiles', 'GET', `${VAULT}/profiles/`, {}, 405, '5023'],
  ['an unknown profile', 'GET', `${VAULT}/profiles/0197a000-0000-7000-8000-000000000001`, {}, 404, '5269'],
  ['a profile id of another form', 'DELETE', `${VAULT}/profiles/${NUMBER}`, {}, 404, '5269'],
  ['a broken body, before an unknown id', 'PUT', `${VAULT}/profiles/none`, { body: {} }, 400, '5068'],
  [
    'an unknown account',
    'POST',
    `/cardpayments/v1/accounts/42/auths`,
    { body: { merchantRefNum: 'r', amount: 1, card: { paymentToken: 'C1' } } },
    404,
    '5269',
  ],
])('refuses %s', async (_what, method, url, call, status, code) => {
  const vault = await openTestVault();
  const answer = await vault.call(method, url, call);
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(answer.headers['content-type']).toBe('application/json');
  expect(answer.headers['x-application-status-code']).toBe(code);
  expect(answer.headers['x-applicationuid']).toMatch(/^GUID=[0-9a-f-]{36}$/);
  expect(answer.body.error.links).toEqual([{ rel: 'errorinfo', href: `${ORIGIN}/errors#ErrorCode${code}` }]);
  expect(answer.text).not.toContain(NUMBER);
  expect(vault.lines.join()).not.toContain(NUMBER);
  if (status === 401) expect(answer.headers['www-authenticate']).toMatch(/^Basic realm=/);
});

test.each([
  [card({ cardNum: '4111111111111112' }), 'card.cardNum', 'Luhn checksum failed'],
  [card({ cardNum: '4111' }), 'card.cardNum', 'size must be between 12 and 20'],
  [card({ cardNum: undefined }), 'card.cardNum', 'may not be empty'],
  [card({ cardExpiry: { month: 5, year: 2030 } }), 'card.cardExpiry', 'Card expired'],
  [card({ cardExpiry: undefined }), 'card.cardExpiry', 'may not be null'],
  [card({ cardExpiry: { month: 0, year: 2035 } }), 'card.cardExpiry.month', 'must be greater than or equal to 1'],
  [card({ cvv: '12345' }), 'card.cvv', 'size must be between 3 and 4'],
  [{}, 'card', 'may not be null'],
])('names the field of %j', async (body, field, error) => {
  const vault = await openTestVault();
  const answer = await answerOf(vault, ['POST', TOKENS, { authorization: PUBLISHABLE, body }]);
  expect([answer.status, answer.body.error.code, answer.fault]).toEqual([400, '5068', { field, error }]);
  expect(answer.text).not.toMatch(/4111|2030|12345/);
});

test('refuses a number that JSON cannot carry exactly, and never rounds it', async () => {
  const { call } = await openTestVault();
  const body = '{"card":{"cardNum":41111111111111110,"cardExpiry":{"month":12,"year":2035}}}';
  const answer = await call('POST', TOKENS, { body });
  expect(answer.body.error.fieldErrors).toEqual([
    { field: 'card.cardNum', error: 'not a safe integer: send a string' },
  ]);
});

test('explains why a request cannot be read, without repeating it', async () => {
  const { call } = await openTestVault();
  const answer = await call('POST', TOKENS, { body: '{"cardNum":"4111111111111111"' });
  expect(answer.body.error).toMatchObject({
    message: 'The request cannot be parsed.',
    details: ['The body is not JSON.'],
  });
});

test('says which methods a path has', async () => {
  const { call } = await openTestVault();
  expect((await call('PATCH', `${VAULT}/profiles/x`)).headers['allow']).toBe('DELETE, GET, HEAD, PUT');
});

test('accepts member names that are special in other languages', async () => {
  const { call } = await openTestVault();
  const body = '{"__proto__":{"card":1},"constructor":{"prototype":{}},"toString":1,"merchantCustomerId":"c"}';
  const answer = await call('POST', `${VAULT}/profiles`, { body });
  expect(answer.status).toBe(201);
  expect(answer.text).not.toMatch(/proto|toString/);
});

test.each([
  ['application/json'],
  ['application/json;charset=utf-8'],
  ['application/json; charset=utf-8'],
  ['application/json; charset="UTF-8"'],
  ['application/json;'],
  ['Application/JSON'],
  ['application/json;charset=utf8'],
  ['application/json; charset=us-ascii'],
  ["application/json; charset='utf-8'"],
  ['application/json; version=1'],
  ['application/json;odata=verbose'],
  ['application/json; odata=verbose; charset=UTF-8'],
  ['application/json; profile=x'],
  ['Application/JSON; Charset=UTF-8'],
])('takes the media type %s', async (type) => {
  const { call } = await openTestVault();
  const answer = await call('POST', TOKENS, { headers: { 'content-type': type }, body: card() });
  expect(answer.status).toBe(200);
});

test.each([
  ['GET', `${VAULT}/profiles/:id`],
  ['GET', `${VAULT}/profiles/:id/`],
  ['GET', `${VAULT}/profiles/:id?`],
  ['GET', `${VAULT}/profiles/:id?fields=`],
  ['GET', `${VAULT}/profiles/:id/?fields=nothing,cards`],
  ['DELETE', `${VAULT}/profiles/:id/`],
])('answers %s %s, whatever body and media type come with it', async (method, url) => {
  for (const extra of [
    {},
    { headers: JSON_TYPE },
    { headers: JSON_TYPE, body: '{"id":"x"' },
    { headers: { 'content-type': 'text/plain' }, body: 'x' },
    { headers: { 'content-type': ';' }, body: 'x' },
  ]) {
    const { call } = await openTestVault();
    const { body } = await call('POST', `${VAULT}/profiles/`, { body: { merchantCustomerId: 'c' } });
    const answer = await call(method, url.replace(':id', body.id), extra);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json');
  }
});

test('answers a DELETE with an empty body', async () => {
  const { call } = await openTestVault();
  const { body } = await call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'c' } });
  expect((await call('DELETE', `${VAULT}/profiles/${body.id}`)).text).toBe('');
  expect((await call('DELETE', `${VAULT}/profiles/${body.id}`)).body.error.message).toMatch(
    new RegExp(`: ${body.id}$`),
  );
});

test('serves the explanation of an error at its link', async () => {
  const { call } = await openTestVault();
  const page = await call('GET', '/errors', { authorization: null });
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.text).toContain('<dt id="ErrorCode5068">');
});

test('a foreign Host appears in no answer', async () => {
  const { call } = await openTestVault();
  const answer = await call('GET', `${VAULT}/nothing`, { headers: { host: 'evil.example' }, authorization: SECRET });
  expect(answer.text).not.toContain('evil.example');
});

test('an id of another tenant is treated as unknown', async () => {
  const { call } = await openTestVault();
  const answer = await call('GET', `${PAYMENTS}/auths/0197a000-0000-7000-8000-000000000001`);
  expect(answer.status).toBe(404);
});

test.each(['firstName', 'middleName', 'lastName'])(
  'a card number in %s is refused, since names are kept in the clear',
  async (field) => {
    const { call } = await openTestVault();
    const answer = await call('POST', `${VAULT}/profiles`, {
      body: { merchantCustomerId: 'c', [field]: '4111 1111 1111 1111' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.fieldErrors).toEqual([{ field, error: 'Invalid Value' }]);
    expect(answer.text).not.toContain('4111');
  },
);
