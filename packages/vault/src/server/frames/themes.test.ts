import fastify from 'fastify';
import { expect, test } from 'vitest';
import { registerThemes } from './themes.ts';

const THEMES = { 'soft.css': 'inlay-fields { --inlay-radius: 12px }' };

function serve() {
  const app = fastify();
  registerThemes(app, { themes: THEMES });
  return app;
}

test('any page may link a theme', async () => {
  const app = serve();
  const { headers, body } = await app.inject('/themes/soft.css');
  expect(body).toBe(THEMES['soft.css']);
  expect(headers).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=300',
  });
  const again = await app.inject({ url: '/themes/soft.css', headers: { 'if-none-match': String(headers.etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test.each([
  '/themes/',
  '/themes/none.css',
  '/themes/soft',
  '/themes/..%2finlay.js',
  '/themes/constructor',
  '/themes/__proto__',
])('%s is no theme', async (url) => {
  expect((await serve().inject({ url })).statusCode).toBe(404);
});
