import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { registerFrames } from '../../packages/vault/src/server/frames/frames.ts';

const Fastify = createRequire(new URL('../../packages/vault/package.json', import.meta.url))('fastify');
const read = (path) => readFileSync(new URL(`../../packages/${path}`, import.meta.url), 'utf8');
const PARTS = 'elements/dist/inlay-parts';
const TOKEN = `SC${'0aZ'.repeat(7)}9`;

const CONFIG = {
  origins: [],
  loopback: true,
  exposeLastDigits: true,
  exposeBin: false,
  tokensPerMinute: 1_000,
  isTest: true,
  coBadges: [],
};

/** A page that says nothing to anybody, as a proxy shows for a server that is down. */
const ERROR_PAGE = '<!doctype html><h1>502 Bad Gateway</h1>';

async function startVault() {
  const app = Fastify({ forceCloseConnections: true });
  /** What happens to the frames of a key. A key without an entry works; one that starts otherwise is unknown. */
  const troubles = new Map();

  app.addHook('onRequest', async ({ url }, reply) => {
    const key = /^\/frames\/1\/(\w+)/.exec(url)?.[1];
    const { pages, hangs, delay, onlyFirst, isDiagnosed = true } = troubles.get(key) ?? {};
    const isDiagnosis = url.includes('/diagnosis');
    if ((onlyFirst && url.includes('again=')) || (isDiagnosis && isDiagnosed)) return undefined;
    if (pages) return reply.code(502).type('text/html').send(ERROR_PAGE);
    if (hangs) return new Promise(() => {});
    // As slow as a test asked for.
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
    return undefined;
  });
  registerFrames(app, {
    documents: { card: read('frame/dist/frame.html'), bank: read('frame/dist/bank.html') },
    script: read('elements/dist/inlay.js'),
    parts: Object.fromEntries(
      readdirSync(new URL(`../../packages/${PARTS}`, import.meta.url)).map((name) => [name, read(`${PARTS}/${name}`)]),
    ),
    findFrameConfig: async (key) => {
      if (!key.startsWith('pk_test_')) return undefined;
      return { key, ...CONFIG, loopback: !troubles.get(key)?.refuses, origins: ['https://elsewhere.example'] };
    },
  });
  app.addHook('onSend', async ({ url }, reply, payload) => {
    const policy = String(reply.getHeader('content-security-policy'));
    const [key] = /pk_test_\w+/.exec(url) ?? [];
    if (troubles.get(key)?.refuses === 'by itself') {
      reply.header('content-security-policy', policy.replace(/frame-ancestors .*/, 'frame-ancestors *'));
    }
    return payload;
  });
  app.post('/customervault/v1/singleusetokens', async (_request, reply) =>
    reply.send({ paymentToken: TOKEN, timeToLiveSeconds: 899, card: { lastDigits: '1111' } }),
  );
  app.get('/page', async ({ query }, reply) => reply.type('text/html').send(`<!doctype html>${query.html}`));
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { origin, troubles, close: () => app.close() };
}

/**
 * A web-test-runner plugin: the module `troubled-vault` exports the origin of a vault for which every key that starts
 * with `pk_test_` works. `/page?html=…` of it is a page, for tests of pages from elsewhere.
 *
 * Command `vault-trouble` ({ key, ...trouble }): what the frames of a key meet from now on. `pages`: an error page.
 * `hangs`: no answer. `delay`: milliseconds. `onlyFirst`: only where it is not asked past the cache. `isDiagnosed`:
 * false, and the diagnosis meets the same. `refuses`: the key does not list the page, and the browser knows; or, with
 * the value `by itself`, only the document knows.
 * Command `in-page` ({ part, code }): the value of an expression in the page whose URL has that part.
 */
export function troubledVault() {
  let vault;
  return {
    name: 'troubled-vault',
    resolveImport({ source }) {
      return source === 'troubled-vault' ? '/troubled-vault.js' : undefined;
    },
    async serve({ path }) {
      if (path !== '/troubled-vault.js') return undefined;
      vault ??= startVault();
      return { body: `export default ${JSON.stringify((await vault).origin)};`, type: 'js' };
    },
    async executeCommand({ command, payload, session }) {
      if (command === 'in-page') return { value: await evaluate(session.browser.getPage(session.id), payload) };
      if (command !== 'vault-trouble') return undefined;
      const { key, ...trouble } = payload;
      (await vault).troubles.set(key, trouble);
      return true;
    },
    async serverStop() {
      await (await vault)?.close();
    },
  };
}

/** Undefined while there is no such page, or it is on its way. */
async function evaluate(page, { part, code }) {
  const isPage = (url) => /\/(any-)?page\?/.test(url) && !decodeURIComponent(url).includes('<iframe');
  try {
    return await page
      .frames()
      .find((frame) => isPage(frame.url()) && frame.url().includes(part))
      ?.evaluate(code);
  } catch {
    return undefined;
  }
}
