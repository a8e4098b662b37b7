import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(import.meta.resolve('../../packages/vault/bin/inlay.mjs'));

/** The well-known credentials of `inlay dev`. */
export const DEVELOPMENT = {
  account: '1000000001',
  secretKey: 'test-api-key:test-api-secret',
  publishableKey: 'pk_test_demo',
} as const;

export interface TestVault {
  readonly vault: string;
  stop(): Promise<void>;
}

/** Starts a development vault: the real one, with a store of its own that is gone afterwards. */
export async function startVault(): Promise<TestVault> {
  const child = spawn(process.execPath, [PROGRAM, 'dev', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    exit.then(() => Promise.reject(new Error('the vault did not start'))),
  ]);
  return {
    vault: String(line).trim().split(' ').at(-1) as string,
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** Makes a single-use token, as the payment fields do in a browser. */
export async function makeToken(vault: string, code = '111', number = '4111111111111111'): Promise<string> {
  const card = { cardNum: number, cvv: code, cardExpiry: { month: 12, year: 2030 }, holderName: 'Ada Lovelace' };
  const { paymentToken } = await callVault(vault, `${DEVELOPMENT.publishableKey}:`, 'singleusetokens', { card });
  return paymentToken as string;
}

/** Authorizes behind the shop's back, as a call whose answer the shop never got. */
export async function authorize(vault: string, merchantRefNum: string, paymentToken: string): Promise<void> {
  const body = { merchantRefNum, amount: 14_800, card: { paymentToken } };
  await callVault(vault, DEVELOPMENT.secretKey, `/cardpayments/v1/accounts/${DEVELOPMENT.account}/auths`, body);
}

async function callVault(vault: string, key: string, path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(new URL(path, `${vault}/customervault/v1/`), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(key).toString('base64')}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}
