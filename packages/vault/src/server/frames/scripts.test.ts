import { createHash } from 'node:crypto';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { CoreError } from '../../errors.ts';
import { registerScripts } from './scripts.ts';

const SCRIPT = 'define();';
const PARTS = { 'locale-de.1a2b3c4d.js': 'export const words = {};', 'brand-icons.js': 'export const icons = {};' };

function serve(parts?: Readonly<Record<string, string>>) {
  const app = fastify();
  app.setErrorHandler((error, _request, reply) => reply.code(error instanceof CoreError ? 404 : 500).send(error));
  registerScripts(app, { script: SCRIPT, ...(parts ? { parts } : {}) });
  return app;
}

const ANY_PAGE = {
  'content-type': 'text/javascript; charset=utf-8',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'public, max-age=300',
};

test('any page may load the script and pin it', async () => {
  const { headers, body } = await serve().inject('/inlay.js');
  expect(body).toBe(SCRIPT);
  expect(headers).toMatchObject(ANY_PAGE);
});

test('the script at the path of its content never changes', async () => {
  const hash = createHash('sha256').update(SCRIPT).digest('base64url');
  const answer = await serve().inject(`/inlay.${hash}.js`);
  expect([answer.statusCode, answer.body]).toEqual([200, SCRIPT]);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await serve().inject('/inlay.other.js')).statusCode).toBe(404);
});

test.each(Object.entries(PARTS))('any page may import the module %s', async (file, text) => {
  const app = serve(PARTS);
  const { headers, body } = await app.inject(`/parts/${file}`);
  expect(body).toBe(text);
  expect(headers).toMatchObject({ ...ANY_PAGE, 'cache-control': headers['cache-control'] });
  const again = await app.inject({ url: `/parts/${file}`, headers: { 'if-none-match': String(headers.etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('a module whose name holds the hash of its build never changes', async () => {
  const cached = Object.keys(PARTS).map(async (file) => {
    const { headers } = await serve(PARTS).inject(`/parts/${file}`);
    return headers['cache-control'];
  });
  expect(await Promise.all(cached)).toEqual(['public, max-age=31536000, immutable', 'public, max-age=300']);
});

test.each([
  '/parts/',
  '/parts/locale-xx.js',
  '/parts/locale-de',
  '/parts/LOCALE-DE.JS',
  '/parts/../inlay.js',
  '/parts/..%2finlay.js',
  '/parts/./locale-de.1a2b3c4d.js/x',
  '/parts/constructor',
  '/parts/__proto__',
])('%s is no module', async (url) => {
  expect((await serve(PARTS).inject({ url })).statusCode).toBe(url === '/parts/../inlay.js' ? 200 : 404);
});

test('there are no modules where none were built', async () => {
  expect((await serve().inject('/parts/locale-de.1a2b3c4d.js')).statusCode).toBe(404);
});
