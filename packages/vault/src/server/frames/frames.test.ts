import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type FrameConfig, parseFrameConfig } from '@inlay/protocol';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { registerFrames } from './frames.ts';

const HTML =
  '<!doctype html><html><head><style>input{}</style></head><body>' +
  '<script type="application/json" id="config"></script><script>run("$&")</script></body></html>';
const BANK_HTML = HTML.replace('run(', 'bank(');
const SCRIPT = 'define();';
const PART = 'export const words = {};';

const CONFIG: FrameConfig = {
  key: 'pk_test_demo',
  origins: ['https://shop.example'],
  loopback: false,
  exposeLastDigits: true,
  exposeBin: false,
  tokensPerMinute: 30,
  coBadges: [{ brand: 'cartes-bancaires', ranges: [['497010', '497010']] }],
  isTest: true,
};

function serve(configs: readonly FrameConfig[] = [CONFIG]) {
  const app = fastify({ trustProxy: true });
  registerFrames(app, {
    documents: { card: HTML, bank: BANK_HTML },
    script: SCRIPT,
    parts: { 'locale-de.1a2b3c4d.js': PART },
    findFrameConfig: (key) => Promise.resolve(configs.find((config) => config.key === key)),
  });
  return app;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function configIn(html: string): unknown {
  return JSON.parse(/<script type="application\/json" id="config">(.*?)<\/script>/.exec(html)?.[1] ?? '');
}

test('a document carries what its key allows', async () => {
  const answer = await serve().inject('/frames/1/pk_test_demo');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(parseFrameConfig(configIn(answer.body))).toEqual(CONFIG);
  expect(answer.body.replace(/\{"key".*\}(?=<\/script><script>)/, '')).toBe(HTML);
});

test('the policy of a document names its script and style by hash, and nothing else', async () => {
  const { headers } = await serve().inject('/frames/1/pk_test_demo');
  expect(String(headers['content-security-policy']).split('; ')).toEqual([
    `default-src 'none'`,
    `script-src 'sha256-${sha256('run("$&")')}'`,
    `style-src 'sha256-${sha256('input{}')}'`,
    `connect-src 'self'`,
    `base-uri 'self'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
    `sandbox allow-scripts allow-same-origin`,
    `frame-ancestors https://shop.example`,
  ]);
});

test('a document works in isolated pages and uses nothing of the browser', async () => {
  const { headers } = await serve().inject('/frames/1/pk_test_demo');
  expect(headers).toMatchObject({
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'cross-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=300',
  });
  expect(headers['permissions-policy']).toContain('clipboard-read=()');
  expect(headers).not.toHaveProperty('set-cookie');
  expect(headers).not.toHaveProperty('strict-transport-security');
});

test('only https is made strict', async () => {
  const answer = await serve().inject({ url: '/frames/1/pk_test_demo', headers: { 'x-forwarded-proto': 'https' } });
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
});

test('a test key may be embedded by loopback pages', async () => {
  const answer = await serve([{ ...CONFIG, origins: [], loopback: true }]).inject('/frames/1/pk_test_demo');
  expect(answer.headers['content-security-policy']).toMatch(
    /frame-ancestors http:\/\/localhost:\* http:\/\/127\.0\.0\.1:\* https:\/\/localhost:\* https:\/\/127\.0\.0\.1:\*$/,
  );
});

test('a key without origins is embedded by nobody', async () => {
  const answer = await serve([{ ...CONFIG, origins: [] }]).inject('/frames/1/pk_test_demo');
  expect(answer.headers['content-security-policy']).toMatch(/frame-ancestors 'none'$/);
});

test.each([
  '*',
  'https:',
  'https://*.example',
  'https://shop.example/',
  'https://shop.example; script-src *',
  "https://shop.example 'self'",
  'https://SHOP.example',
  'data:',
  'null',
  'javascript:alert(1)',
  'https://a.example\r\nx: y',
])('an origin that is none never reaches the policy: %j', async (origin) => {
  const answer = await serve([{ ...CONFIG, origins: [origin, 'https://good.example:8443'] }]).inject(
    '/frames/1/pk_test_demo',
  );
  expect(answer.headers['content-security-policy']).toMatch(/; frame-ancestors https:\/\/good\.example:8443$/);
});

test.each(['</script><script>evil()</script>', '<!--<script>', ']]>', '\u2028', '&lt;', '$&$`'])(
  'a configuration cannot leave its block: %j',
  async (text) => {
    const answer = await serve([{ ...CONFIG, origins: [text] }]).inject('/frames/1/pk_test_demo');
    expect(configIn(answer.body)).toMatchObject({ origins: [text] });
    expect(answer.body.match(/<script/g)).toHaveLength(2);
    expect(answer.body.match(/<!--|\u2028/g)).toBeNull();
  },
);

test.each([
  '/frames/2/pk_test_demo',
  '/frames/0/pk_test_demo',
  '/frames/1',
  '/frames/1/pk_test_demo/x',
  '/frames/1/pk_test_demo/bank/x',
  '/frames/2/pk_test_demo/diagnosis?origin=https://shop.example',
])('%s is not found, is embedded nowhere and is not kept', async (url) => {
  const answer = await serve().inject(url);
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-security-policy']).toBe(`default-src 'none'; frame-ancestors 'none'`);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).not.toContain('script');
});

test('what a browser has already is not sent again', async () => {
  const app = serve();
  const first = await app.inject('/frames/1/pk_test_demo');
  const headers = { 'if-none-match': `"other", W/${first.headers.etag}` };
  const second = await app.inject({ url: '/frames/1/pk_test_demo', headers });
  expect([second.statusCode, second.body]).toEqual([304, '']);
  for (const name of ['etag', 'cache-control', 'vary', 'content-security-policy']) {
    expect(second.headers[name]).toBe(first.headers[name]);
  }
});

test('the document of the bank account fields is served as that of the card fields, with a policy of its own', async () => {
  const app = serve();
  const card = await app.inject('/frames/1/pk_test_demo');
  const bank = await app.inject('/frames/1/pk_test_demo/bank');
  expect([bank.statusCode, configIn(bank.body)]).toEqual([200, CONFIG]);
  expect(bank.body).toContain('bank("$&")');
  const { 'content-security-policy': policy, etag, ...headers } = bank.headers;
  expect(policy).toContain(`script-src 'sha256-${sha256('bank("$&")')}'; style-src`);
  expect(policy).toContain('frame-ancestors https://shop.example');
  expect(etag).not.toBe(card.headers.etag);
  for (const name of ['content-length', 'date']) delete headers[name];
  expect(card.headers).toMatchObject(headers);
});

test('a change of what the key allows is a new document', async () => {
  const configs = [CONFIG];
  const app = serve(configs);
  const first = await app.inject('/frames/1/pk_test_demo');
  configs[0] = { ...CONFIG, origins: ['https://other.example'] };
  const headers = { 'if-none-match': String(first.headers.etag) };
  const second = await app.inject({ url: '/frames/1/pk_test_demo', headers });
  expect(second.statusCode).toBe(200);
  expect(second.headers.etag).not.toBe(first.headers.etag);
  expect(second.headers['content-security-policy']).toContain('frame-ancestors https://other.example');
});

test.each([
  ['br, gzip', 'br', brotliDecompressSync],
  ['gzip;q=1.0, br;q=0', 'gzip', gunzipSync],
  ['GZIP', 'gzip', gunzipSync],
  ['zstd', undefined, (body: Buffer) => body],
  ['br;q=0.000', undefined, (body: Buffer) => body],
])('Accept-Encoding: %s', async (accepted, encoding, open) => {
  const places = [
    ['/frames/1/pk_test_demo', 'id="config"'],
    ['/frames/1/pk_test_demo/bank', 'id="config"'],
    ['/inlay.js', SCRIPT],
    ['/parts/locale-de.1a2b3c4d.js', PART],
  ] as const;
  for (const [url, content] of places) {
    const answer = await serve().inject({ url, headers: { 'accept-encoding': accepted } });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['vary']).toBe('Accept-Encoding');
    expect(open(answer.rawPayload).toString()).toContain(content);
  }
});

test('each encoding has a tag of its own', async () => {
  const app = serve();
  const tags = await Promise.all(
    ['br', 'gzip', 'identity'].map(async (encoding) => {
      const answer = await app.inject({ url: '/inlay.js', headers: { 'accept-encoding': encoding } });
      return answer.headers.etag;
    }),
  );
  expect(new Set(tags).size).toBe(3);
});

test('a document without a place for its configuration, or without a script, is refused at start', async () => {
  const start = (html: string) => () =>
    registerFrames(fastify(), {
      documents: { card: HTML, bank: html },
      script: SCRIPT,
      findFrameConfig: () => Promise.resolve(CONFIG),
    });
  expect(start('<style>a{}</style>')).toThrow(TypeError);
  expect(start('<style>a{}</style><script>run()</script>')).toThrow(TypeError);
});
