import { onTestFinished } from 'vitest';
import { createSandbox, createVault, type Processor, readRootKeyFile } from '../../packages/vault/src/index.ts';
import type { KeptTenant, SecretKey } from './contents.ts';
import { type RestoredFixture, restoreFixture } from './restore-fixture.ts';

export const VAULT = '/customervault/v1';

/** The origin of the vault: where requests of its own frames come from. */
export const ORIGIN = 'https://vault.example';

const DOCUMENT =
  '<!doctype html><html><head><style></style></head><body>' +
  '<script type="application/json" id="config"></script><script>run()</script></body></html>';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every form
  readonly body: any;
}

/** Calls a vault as the server of a merchant. */
export type Call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<Answer>;

/** The sandbox, with an ear for the numbers that reach it. */
function listeningSandbox(charged: string[]): Processor {
  const sandbox = createSandbox();
  return {
    ...sandbox,
    authorize(order, signal) {
      charged.push(order.number.reveal());
      return sandbox.authorize(order, signal);
    },
  };
}

/** Opens a copy of a fixture with the code of this checkout. Its clock stands where the store was closed. */
export async function openUpgradedVault(release: string) {
  const fixture = await restoreFixture(release);
  onTestFinished(() => fixture.remove());
  return { ...(await serveFixture(fixture)), fixture, contents: fixture.contents };
}

async function serveFixture(fixture: RestoredFixture) {
  const clock = { now: fixture.contents.madeAt };
  const now = () => clock.now;
  const charged: string[] = [];
  const storage = await fixture.open(now);
  const vault = await createVault({
    storage,
    rootKey: readRootKeyFile(fixture.rootKeyFile, fixture.dataFolder),
    frameFiles: { documents: { card: DOCUMENT, bank: DOCUMENT }, script: '' },
    origins: [ORIGIN],
    processors: { sandbox: listeningSandbox(charged) },
    log: { level: 'silent' },
    now,
  });
  onTestFinished(() => vault.close());

  async function send(
    credentials: string,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    { body, headers }: { readonly body?: object | undefined; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer> {
    const answer = await vault.inject({
      method,
      url,
      headers: {
        authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    });
    return { status: answer.statusCode, body: answer.body === '' ? undefined : JSON.parse(answer.body) };
  }

  const withKey =
    ({ id, secret }: SecretKey): Call =>
    (method, path, body) =>
      send(`${id}:${secret}`, method, path, { body });
  const as = ({ secretKey }: KeptTenant): Call => withKey(secretKey);
  return { vault, storage, clock, charged, send, withKey, as };
}

export type UpgradedVault = Awaited<ReturnType<typeof openUpgradedVault>>;
