import type { SecretKey } from '../contents.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of every form
export type Body = any;

/** Calls the API of one vault with one key. Throws for any unexpected status. */
export type CallVault = (method: string, path: string, body?: object, expected?: number) => Promise<Body>;

export const VAULT = '/customervault/v1';

/** @param key a secret key, or the id of a publishable key */
export function callerOf(origin: string, key: SecretKey | string): CallVault {
  const credentials = typeof key === 'string' ? `${key}:` : `${key.id}:${key.secret}`;
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  return async (method, path, body, expected) => {
    const response = await fetch(origin + path, {
      method,
      headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const isExpected = expected === undefined ? response.ok : response.status === expected;
    if (!isExpected) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}
