import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import type { CoreErrorCode } from '../../errors.ts';
import { testVaults, VAULT } from '../../test-vault.test-support.ts';
import { PAYSAFE_ERRORS } from '../../wires/paysafe/errors.ts';
import {
  answerChecker,
  buildBareApp,
  type DescribedOperation,
  fetchDocument,
  type Json,
  type OpenapiDocument,
} from './check-answer.test-support.ts';

const openVault = testVaults(onTestFinished);
const document = await fetchDocument();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('anyone can read it', async () => {
  const { vault } = await openVault();
  const answer = await vault.inject({ method: 'GET', url: '/openapi.json' });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.json()).toEqual(document);
});

test('it holds every route of the app and nothing else, but for HEAD, which goes with GET, and paths of no use', async () => {
  const routes = (await listRoutes()).filter((route) => !route.startsWith('HEAD '));
  const pinned = routes.map((route) => route.replace(/^GET \/inlay\.[\w-]+\.js$/, 'GET /inlay.{hash}.js'));
  const told = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  expect([...told, 'GET /frames/*'].sort()).toEqual(pinned.sort());
});

test('it is an OpenAPI 3.1 document by its structure', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  const tags = document.tags.map(({ name }) => name);
  for (const { path, operation } of operations) {
    expect(operation.tags.every((tag) => tags.includes(tag))).toBe(true);
    expect(operation.security.flatMap((needed) => Object.keys(needed))).toSatisfy((names: string[]) =>
      names.every((name) => Object.hasOwn(document.components.securitySchemes, name)),
    );
    expect(namesOf(operation, 'path').sort()).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort(),
    );
    expect(Object.keys(operation.responses).every((status) => /^[1-5]\d\d$/.test(status))).toBe(true);
    expect(Object.values(operation.responses).every(({ description }) => description.length > 0)).toBe(true);
  }
});

test('each reference has a component, and each component is used', () => {
  const referred = new Set(
    [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name),
  );
  expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
});

const WORDS = ['type', 'format', 'properties', 'required', 'items', 'anyOf', 'enum', 'const', 'pattern', 'minLength'];
const MORE = [
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'maxProperties',
  'additionalProperties',
  'title',
  'writeOnly',
  '$ref',
  'description',
];

test('schemas are written in words of JSON Schema and extensions', () => {
  const known = [...WORDS, ...MORE];
  const words = new Set(schemasOf(document).flatMap((schema) => Object.keys(schema)));
  expect([...words].filter((word) => !known.includes(word) && !word.startsWith('x-'))).toEqual([]);
});

test.each(operations)('$method $path says in one sentence what it does', ({ operation }) => {
  expect(operation.summary).toMatch(/^[A-Z][^.]*\.$/);
});

test.each(operations)('$method $path refuses with reasons of the wire, each under its status', ({ operation }) => {
  const refusals = Object.entries(operation.responses).flatMap(([status, { 'x-codes': codes = [] }]) =>
    codes.map((code) => ({ status, of: PAYSAFE_ERRORS[code] })),
  );
  expect(refusals.length).toBeGreaterThan(0);
  expect(refusals.filter(({ status, of }) => String(of.status) !== status)).toEqual([]);
});

test('each route documents its kinds of keys, and only tokens accept a publishable key', () => {
  const byKeys = (keys: string[]) =>
    operations.filter(({ operation }) => String(operation.security.flatMap(Object.keys)) === String(keys));
  expect(byKeys(['secretKey', 'publishableKey']).map(({ path }) => path)).toEqual([`${VAULT}/singleusetokens`]);
  expect(byKeys([]).every(({ path }) => !/^\/(customervault|cardpayments)\/v1/.test(path))).toBe(true);
  expect(byKeys(['secretKey']).every(({ path }) => /^\/(customervault|cardpayments)\/v1/.test(path))).toBe(true);
});

test('a body is described by the schema that reads it', () => {
  const bodyOf = (path: string) => document.paths[path]?.['post']?.requestBody?.content['application/json']?.schema;
  expect(bodyOf(`${VAULT}/profiles`)).toEqual({ $ref: '#/components/schemas/NewProfileInput' });
  expect(document.components.schemas['NewProfileInput']).toMatchObject({
    required: ['merchantCustomerId'],
    properties: { merchantCustomerId: { maxLength: 100 } },
  });
  expect(bodyOf('/cardpayments/v1/accounts/{account}/auths')).toEqual({
    $ref: '#/components/schemas/AuthorizationInput',
  });
  expect(document.components.schemas['AuthorizationInput']).toMatchObject({ properties: { amount: { minimum: 1 } } });
});

const check = answerChecker(document);
const headers = { 'content-type': 'application/json' };
const profile = { id: 'a', status: 'ACTIVE', merchantCustomerId: 'm', locale: 'en_US', paymentToken: 'P' };
const json = (status: number, body: unknown) => ({ status, headers, text: JSON.stringify(body) });
const refusal = (reason: CoreErrorCode) => ({
  error: { code: PAYSAFE_ERRORS[reason].number, reason, message: 'No.', links: [] },
});

test('an answer that matches the document passes', () => {
  expect(() => check('GET', `${VAULT}/profiles/1?fields=cards`, json(200, profile))).not.toThrow();
  expect(() => check('POST', `${VAULT}/profiles/`, json(409, refusal('customer_id_taken')))).not.toThrow();
  expect(() => check('DELETE', `${VAULT}/profiles/1`, { status: 200, headers, text: '' })).not.toThrow();
  expect(() => check('GET', '/nowhere', json(404, refusal('route_not_found')))).not.toThrow();
});

test.each([
  ['an unknown member', json(200, { ...profile, extra: 1 })],
  ['an unknown member further in', json(200, { ...profile, dateOfBirth: { year: 1, month: 1, day: 1, hour: 1 } })],
  ['a missing member', json(200, { ...profile, id: undefined })],
  ['null', json(200, { ...profile, firstName: null })],
  ['a wrong type', json(200, { ...profile, locale: 1 })],
  ['a status that is not told', json(418, profile)],
  ['an error as a success', json(200, refusal('record_not_found'))],
  ['a code that this route does not give', json(404, refusal('customer_id_taken'))],
  ['another content type', { ...json(200, profile), headers: { 'content-type': 'text/html' } }],
])('%s in an answer is caught', (_what, answer) => {
  expect(() => check('GET', `${VAULT}/profiles/1`, answer)).toThrow(/GET/);
});

test('an answer of an undocumented path, or with an unexpected body, is detected', () => {
  expect(() => check('GET', '/nowhere', json(200, profile))).toThrow('not in the document');
  expect(() => check('DELETE', `${VAULT}/profiles/1`, json(200, {}))).toThrow('has a body');
});

test('every answer that the tests of the vault get is checked', async () => {
  const { call, vault } = await openVault();
  const server = { ...vault };
  vault.inject = async (request) => {
    const answer = await server.inject(request);
    return Object.create(answer, { body: { value: answer.body.replace('"status"', '"state"') } });
  };
  await expect(call('GET', '/customervault/monitor')).rejects.toThrow('does not match the document');
});

function namesOf({ parameters = [] }: DescribedOperation, place: string): string[] {
  return parameters.filter((parameter) => parameter['in'] === place).map((parameter) => String(parameter['name']));
}

/** The schemas of a document, with those inside of them. */
function schemasOf({ components }: OpenapiDocument): readonly Json[] {
  const contents = operations.flatMap(({ operation: { requestBody, responses } }) =>
    [requestBody, ...Object.values(responses)].flatMap((part) => Object.values(part?.content ?? {})),
  );
  const outer = [...Object.values(components.schemas), ...contents.map(({ schema }) => schema)];
  return outer.flatMap(withInner);
}

function withInner(schema: Json): readonly Json[] {
  const { properties = {}, items, anyOf = [] } = schema as { properties?: object; items?: Json; anyOf?: Json[] };
  const inner: Json[] = [...Object.values(properties), ...(items ? [items] : []), ...anyOf];
  return [schema, ...inner.flatMap(withInner)];
}

/** Every route that an app registers, as the document writes it. */
async function listRoutes(): Promise<string[]> {
  const routes: string[] = [];
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const name of [method].flat()) routes.push(`${name} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    });
  };
  subscribe('fastify.initialization', watch);
  try {
    await (await buildBareApp()).close();
  } finally {
    unsubscribe('fastify.initialization', watch);
  }
  return routes;
}
