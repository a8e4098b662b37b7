import { vaultError } from '@inlay/protocol';
import { parseOrigin } from '../values/origin.ts';
import type { Mode } from './tenants.ts';

/** What a page may do and know with a publishable key. */
export interface PublishablePolicy {
  /** Exact origins of the pages that may embed frames of this key. */
  readonly origins: readonly string[];
  /** Pages of `localhost` and `127.0.0.1` may, on any port. Test keys only. */
  readonly loopback: boolean;
  /** A page may know the last four digits of a card that it took. */
  readonly exposeLastDigits: boolean;
  /** A page may know the first six digits of a card that it took. */
  readonly exposeBin: boolean;
  /** Tokens that one tokenizer frame makes in a minute. */
  readonly tokensPerMinute: number;
  /** Calls without an Origin are taken, which is how anything but a browser calls. */
  readonly allowMissingOrigin: boolean;
}

/** As many as the frame's document takes. */
const MOST_ORIGINS = 200;
const MOST_TOKENS = 100_000;

/**
 * A policy in full. What is left out is strict in live mode and easy in test mode.
 *
 * @throws {CodedError} `config_invalid`
 */
export function completePolicy(mode: Mode, given: Partial<PublishablePolicy>): PublishablePolicy {
  const policy: PublishablePolicy = {
    loopback: false,
    exposeLastDigits: true,
    exposeBin: false,
    tokensPerMinute: 30,
    allowMissingOrigin: mode === 'test',
    ...given,
    origins: [...new Set((given.origins ?? []).map(parseOrigin))],
  };
  if (mode === 'live') refuseUnsafe(policy);
  if (policy.origins.length > MOST_ORIGINS) refuse(`A key has at most ${MOST_ORIGINS} origins.`);
  const { tokensPerMinute } = policy;
  if (!Number.isInteger(tokensPerMinute) || tokensPerMinute < 1 || tokensPerMinute > MOST_TOKENS) {
    refuse(`The tokens of a minute are a number from 1 to ${MOST_TOKENS}.`);
  }
  return policy;
}

function refuseUnsafe({ loopback, origins }: PublishablePolicy): void {
  if (loopback) refuse('A live key is not for loopback pages. Name the origins of the shop.');
  if (origins.length === 0) refuse('A live key needs the origins of the shop.');
  const plain = origins.find((origin) => !origin.startsWith('https:'));
  if (plain !== undefined) refuse(`A live key is for pages over TLS, and ${plain} is not.`);
}

function refuse(message: string): never {
  throw vaultError('config_invalid', { message });
}
