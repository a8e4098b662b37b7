import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { registerFrames } from '../../packages/vault/src/server/frames/frames.ts';

const Fastify = createRequire(new URL('../../packages/vault/package.json', import.meta.url))('fastify');
const HTML = new URL('../../packages/frame/dist/frame.html', import.meta.url);
const BANK_HTML = new URL('../../packages/frame/dist/bank.html', import.meta.url);
const TOKEN = `SC${'0aZ'.repeat(7)}9`;

/** What each publishable key of this vault allows, beside the defaults. */
const KEYS = {
  pk_test_demo: {},
  pk_test_other: {},
  pk_test_silent: { exposeLastDigits: false },
  pk_test_bin: { exposeBin: true },
  pk_live_demo: { isTest: false },
  pk_test_twice: { tokensPerMinute: 2 },
  pk_test_hostile: { origins: ['</script><script>document.title="escaped"</script>', '<!--<script>'] },
  /** Its documents say in `frame-ancestors` that everybody may embed them: what is left is their own check. */
  pk_test_elsewhere: { origins: ['https://elsewhere.example'], loopback: false },
};

const DEFAULTS = {
  origins: ['https://shop.example'],
  loopback: true,
  exposeLastDigits: true,
  exposeBin: false,
  tokensPerMinute: 1_000,
  isTest: true,
  coBadges: [{ brand: 'cartes-bancaires', ranges: [['49701000', '49701099']] }],
};

/** Serves the built frame document as a vault does, and answers its one request as a test wants it. */
async function startVault() {
  const app = Fastify();
  const requests = [];
  const answers = [];

  registerFrames(app, {
    documents: { card: readFileSync(HTML, 'utf8'), bank: readFileSync(BANK_HTML, 'utf8') },
    script: '',
    findFrameConfig: async (key) => (Object.hasOwn(KEYS, key) ? { key, ...DEFAULTS, ...KEYS[key] } : undefined),
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const policy = String(reply.getHeader('content-security-policy'));
    if (request.url.includes('pk_test_elsewhere')) {
      reply.header('content-security-policy', policy.replace(/frame-ancestors .*/, 'frame-ancestors *'));
    }
    return payload;
  });
  app.post('/customervault/v1/singleusetokens', async ({ headers, body }, reply) => {
    requests.push({ headers, body });
    const { status = 200, body: answer, delay = 0 } = answers.shift() ?? {};
    // As slow as a test asked for.
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (status === 302) reply.header('location', '/elsewhere');
    return reply
      .code(status)
      .header('x-applicationuid', 'GUID=request-1')
      .send(answer ?? { paymentToken: TOKEN, timeToLiveSeconds: 899, card: { lastDigits: '0000' } });
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { origin, requests, answers, close: () => app.close() };
}

/**
 * A web-test-runner plugin: a page that fetches `/frame-vault` gets the origin of a vault of its own.
 *
 * Commands: `vault-requests` (what was posted since it was asked last), `vault-answer` ({ status, body, delay } for the
 * next request) and `in-frame` ({ fragment, code }: the value of an expression in the frame whose URL ends so).
 */
export function frameVault() {
  const vaults = new Map();

  const vaultOf = (session) => {
    if (!vaults.has(session)) vaults.set(session, startVault());
    return vaults.get(session);
  };

  return {
    name: 'frame-vault',
    async serve({ path, headers }) {
      if (path !== '/frame-vault') return undefined;
      const { origin } = await vaultOf(new URL(headers.referer).searchParams.get('wtr-session-id'));
      return { body: origin, type: 'text' };
    },
    async serverStop() {
      for (const vault of vaults.values()) await (await vault).close();
    },
    async executeCommand({ command, payload, session }) {
      if (command === 'vault-requests') return (await vaultOf(session.id)).requests.splice(0);
      if (command === 'vault-answer') return (await vaultOf(session.id)).answers.push(payload) > 0;
      if (command !== 'in-frame') return undefined;
      return { value: await evaluate(session.browser.getPage(session.id), payload) };
    },
  };
}

/** The runner learns of a frame in another process, and of its end, a little later than the page. */
async function evaluate(page, { fragment, code }, tries = 50) {
  const frame = page.frames().findLast((candidate) => candidate.url().endsWith(fragment) && !candidate.isDetached());
  try {
    if (frame) return await frame.evaluate(code);
  } catch (error) {
    if (!/has been closed|was detached|context was destroyed/.test(error.message)) throw error;
  }
  if (tries === 0) throw new Error(`there is no frame ${fragment}`);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return evaluate(page, { fragment, code }, tries - 1);
}
