import { PARENT_ORIGIN_HEADER, SINGLE_USE_TOKENS_PATH, type TokenizeOutcome } from '@inlay/protocol';
import { readAnswer } from './read-answer.ts';

/** Names the answer in the vault's log, as `GUID=…`. */
const REQUEST_ID_HEADER = 'x-applicationuid';
/** Milliseconds that the vault has to answer. */
const PATIENCE = 15_000;

/**
 * Posts a payment method to the vault: the only request of a browser that holds a value. It never follows a redirect, never
 * outlives its page and never lies in a cache. The mode is the default one: with `same-origin` and the document's
 * `no-referrer` two engines send `Origin: null`.
 */
export async function createToken(
  body: object,
  publishableKey: string,
  parentOrigin: string,
): Promise<TokenizeOutcome> {
  try {
    const response = await fetch(SINGLE_USE_TOKENS_PATH, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${btoa(`${publishableKey}:`)}`,
        'Content-Type': 'application/json',
        [PARENT_ORIGIN_HEADER]: parentOrigin,
      },
      body: JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const content: unknown = await response.json().catch(() => undefined);
    return readAnswer(response.status, content, response.headers.get(REQUEST_ID_HEADER)?.replace(/^GUID=/, ''));
  } catch {
    return { code: 'vault_unreachable' };
  }
}
