import { randomBytes } from 'node:crypto';
import { localRootKey } from './crypto/root-key.ts';
import { createDevelopmentTenant, DEVELOPMENT_ACCOUNT } from './core/access/development.ts';
import { DEVELOPMENT_KEYS } from './core/access/keys.ts';
import { answerChecker, fetchDocument } from './server/openapi/check-answer.test-support.ts';
import { createSandbox } from './processors/sandbox.ts';
import { newTestStore, type TestStore } from './test-store.test-support.ts';
import { createVault, type VaultOptions } from './vault.ts';

export const ORIGIN = 'http://127.0.0.1:4700';
export const ACCOUNT = DEVELOPMENT_ACCOUNT;
export const VAULT = '/customervault/v1';
export const PAYMENTS = `/cardpayments/v1/accounts/${ACCOUNT}`;

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

export const SECRET = basic(DEVELOPMENT_KEYS.id, DEVELOPMENT_KEYS.secret);
export const PUBLISHABLE = basic(DEVELOPMENT_KEYS.publishable, '');

export const DOCUMENT =
  '<!doctype html><html><head><style></style></head><body>' +
  '<script type="application/json" id="config"></script><script>run()</script></body></html>';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every form
  readonly body: any;
}

export interface Call {
  readonly authorization?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when text or bytes, as JSON otherwise. */
  readonly body?: unknown;
}

function isRaw(body: unknown): body is string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body);
}

/** Runs something once the test has ended: Vitest's `onTestFinished`. */
type AfterTest = (clean: () => Promise<void>) => void;

type TestOptions = Partial<VaultOptions> & {
  /** A store that is there already. It is used as it is. */
  readonly store?: TestStore;
};

/** Gives a way to vaults that go with the test that opened them. */
export function testVaults(afterTest: AfterTest) {
  return (options: TestOptions = {}) => openTestVault(afterTest, options);
}

let checker: Promise<ReturnType<typeof answerChecker>> | undefined;

/** A vault on a store of its own, as `inlay dev` has it, with a clock that tests move. */
async function openTestVault(afterTest: AfterTest, options: TestOptions) {
  const { store = await newTestStore(), ...given } = options;
  const clock = { now: Date.UTC(2030, 5, 15, 12) };
  const now = () => clock.now;
  const lines: string[] = [];
  const rootKey = given.rootKey ?? localRootKey(randomBytes(32));
  const storage = given.storage ?? (await store.open(now));
  const processors = { sandbox: createSandbox(), ...given.processors };
  const vault = await createVault({
    storage,
    rootKey,
    frameFiles: { documents: { card: DOCUMENT, bank: DOCUMENT }, script: '' },
    origins: [ORIGIN],
    log: { level: 'info', stream: { write: (line) => lines.push(line) } },
    now,
    ...given,
    processors,
  });
  if (options.store === undefined) await createDevelopmentTenant({ storage, processors, now });
  let closed: Promise<void> | undefined;
  const close = (how?: Parameters<typeof vault.close>[0]) => (closed ??= vault.close(how));
  afterTest(async () => {
    if (!closed) await close();
    store.remove();
  });

  /** Every answer must match `/openapi.json`. */
  async function call(
    method: string,
    url: string,
    { authorization = SECRET, headers, body }: Call = {},
  ): Promise<Answer> {
    const answer = await vault.inject({
      method,
      url,
      headers: {
        ...(authorization === null ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json;charset=utf-8' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: isRaw(body) ? body : JSON.stringify(body) }),
    });
    const { statusCode: status, headers: given, body: text } = answer;
    checker ??= fetchDocument().then(answerChecker);
    (await checker)(method, url, { status, headers: given, text });
    const isJson = String(answer.headers['content-type']).startsWith('application/json') && answer.body !== '';
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      body: isJson ? JSON.parse(answer.body) : undefined,
    };
  }

  return { vault, storage, clock, lines, store, rootKey, processors, call, close };
}

export type TestVault = Awaited<ReturnType<typeof openTestVault>>;

export const EXPIRY = { month: 12, year: 2035 };
export const NUMBER = '4111111111111111';

/** A single-use token for a card. */
export async function tokenFor({ call }: TestVault, card: object = {}): Promise<string> {
  const answer = await call('POST', `${VAULT}/singleusetokens`, {
    authorization: PUBLISHABLE,
    body: { card: { cardNum: NUMBER, cardExpiry: EXPIRY, cvv: '111', ...card } },
  });
  return answer.body.paymentToken;
}

/** A single-use token for a security code alone. */
export async function codeTokenFor({ call }: TestVault, cvv = '111'): Promise<string> {
  const answer = await call('POST', `${VAULT}/singleusetokens`, {
    authorization: PUBLISHABLE,
    body: { card: { cvv } },
  });
  return answer.body.paymentToken;
}
