import { randomInt } from 'node:crypto';
import type { Installation } from './vault-process.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every form
  readonly body: any;
}

/** Calls a vault as the merchant's server. `undefined` where no whole answer came: nobody knows what was done. */
export type Call = (method: string, path: string, body?: object) => Promise<Answer | undefined>;

export function callerOf(url: string, { secretKey }: Pick<Installation, 'secretKey'>): Call {
  const authorization = `Basic ${Buffer.from(secretKey).toString('base64')}`;
  return async (method, path, body) => {
    try {
      const response = await fetch(url + path, {
        method,
        headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    } catch {
      return undefined;
    }
  };
}

/** A Visa card whose number no other test has, as far as chance goes. */
export function randomCard(): object {
  const digits = `4${Array.from({ length: 14 }, () => randomInt(10)).join('')}`;
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    const weighed = index % 2 === 0 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return { cardNum: `${digits}${(10 - (sum % 10)) % 10}`, cardExpiry: { month: 12, year: 2040 }, cvv: '123' };
}

/** Tells whether a vault that is about to end refused a call, and wrote nothing. */
export function isEnding(answer: Answer): boolean {
  return answer.status === 503 && answer.body.error.reason === 'store_unavailable';
}

/** Makes a token. `undefined` from a vault that ends. */
export async function createToken(call: Call): Promise<string | undefined> {
  const answer = await call('POST', '/customervault/v1/singleusetokens', { card: randomCard() });
  if (answer && isEnding(answer)) return undefined;
  if (answer && answer.status !== 200) throw new Error(`no token: ${JSON.stringify(answer)}`);
  return answer?.body.paymentToken;
}

export function exchange(call: Call, token: string, merchantCustomerId: string): Promise<Answer | undefined> {
  return call('POST', '/customervault/v1/profiles', {
    merchantCustomerId,
    locale: 'en_US',
    card: { singleUseToken: token },
  });
}

export function authorize(
  call: Call,
  account: string,
  paymentToken: string,
  merchantRefNum: string,
  amount: number,
): Promise<Answer | undefined> {
  return call('POST', `/cardpayments/v1/accounts/${account}/auths`, { merchantRefNum, amount, card: { paymentToken } });
}
