import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import type { FrameConfig } from '@inlay/protocol';
import fastify, { type LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import { registerFrames } from './frames.ts';

const HTML =
  '<!doctype html><html><head><style>input{}</style></head><body>' +
  '<script type="application/json" id="config"></script><script>run()</script></body></html>';

const CONFIG: FrameConfig = {
  key: 'pk_test_demo',
  origins: ['https://shop.example', 'https://other.example:8443'],
  loopback: false,
  exposeLastDigits: true,
  exposeBin: false,
  tokensPerMinute: 30,
  coBadges: [],
  isTest: true,
};

function ask(url: string, config: Partial<FrameConfig> = {}) {
  const app = fastify();
  app.setValidatorCompiler(() => () => true);
  registerFrames(app, {
    documents: { card: HTML, bank: HTML },
    script: '',
    findFrameConfig: (key) => Promise.resolve(key === CONFIG.key ? { ...CONFIG, ...config } : undefined),
  });
  return app.inject(url);
}

const diagnosis = (origin: string, key = CONFIG.key) =>
  `/frames/1/${key}/diagnosis?origin=${encodeURIComponent(origin)}`;

/** Runs the document's script like a browser. @returns the messages to its parent */
function heard({ body }: LightMyRequestResponse): unknown[] {
  const said: unknown[] = [];
  const parent = { postMessage: (...words: unknown[]) => said.push(words) };
  runInNewContext(scriptIn(body), { parent });
  return said;
}

function scriptIn(html: string): string {
  const [[, script = ''] = [], ...others] = html.matchAll(/<script>(.*?)<\/script>/g);
  expect(others).toEqual([]);
  return script;
}

test.each([
  ['https://shop.example', {}, 'allowed'],
  ['https://other.example:8443', {}, 'allowed'],
  ['http://shop.example', {}, 'origin_refused'],
  ['https://shop.example:444', {}, 'origin_refused'],
  ['https://evil.example', {}, 'origin_refused'],
  ['http://localhost:3000', {}, 'origin_refused'],
  ['http://localhost:3000', { loopback: true }, 'allowed'],
  ['http://[::1]:3000', { loopback: true }, 'origin_refused'],
  ['null', {}, 'origin_refused'],
])('a page of %s, where the key says %j, hears: %s', async (origin, config, word) => {
  const answer = await ask(diagnosis(origin), config);
  expect(answer.statusCode).toBe(200);
  expect(heard(answer)).toEqual([[`inlay-diagnosis:${word}`, '*']]);
  for (const text of ['shop.example', 'other.example', 'pk_test']) expect(answer.body).not.toContain(text);
});

test('an unknown key is told wherever it is asked for', async () => {
  const documents = ['pk_test_gone', 'pk_test_gone/bank', '', '..%2f..%2fetc'].map((key) => `/frames/1/${key}`);
  const answers = await Promise.all([...documents, diagnosis('https://shop.example', 'pk_x')].map((url) => ask(url)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 200]);
  for (const answer of answers) expect(heard(answer)).toEqual([['inlay-diagnosis:credentials_invalid', '*']]);
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
});

test.each(['/frames/1/pk_test_gone', '/frames/1/pk_test_gone/bank', diagnosis('https://evil.example')])(
  'anyone may embed %s, which may run its one script and nothing else, and is not kept',
  async (url) => {
    const { headers, body } = await ask(url);
    const hash = createHash('sha256').update(scriptIn(body)).digest('base64');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(String(headers['content-security-policy']).split('; ')).toEqual([
      `default-src 'none'`,
      `script-src 'sha256-${hash}'`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `require-trusted-types-for 'script'`,
      `trusted-types 'none'`,
      `sandbox allow-scripts allow-same-origin`,
      `frame-ancestors *`,
    ]);
    expect(headers).not.toHaveProperty('etag');
  },
);

test.each([
  ['nothing', ''],
  ['an empty one', '?origin='],
  ['two', '?origin=https://shop.example&origin=https://shop.example'],
  ['a path', '?origin=https://shop.example/'],
  ['a wildcard', '?origin=*'],
  ['a pattern', '?origin=https://*.example'],
  ['a default port', '?origin=https://shop.example:443'],
  ['capitals', '?origin=https://SHOP.example'],
  ['a user', '?origin=https://a@shop.example'],
  ['another scheme', '?origin=ftp://shop.example'],
  ['no number of a port', '?origin=https://shop.example:99999'],
  ['script', `?origin=${encodeURIComponent("https://x'</script><script>alert(1)</script>")}`],
  ['too much', `?origin=https://${'a.'.repeat(140)}example.com.example`],
])('an origin that is %s is refused', async (_what, query) => {
  const answer = await ask(`/frames/1/pk_test_demo/diagnosis${query}`);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'text/plain; charset=utf-8']);
  expect(answer.headers['content-security-policy']).toBe(`default-src 'none'; frame-ancestors 'none'`);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).not.toContain('script');
});
