import { invalidInput } from '../../errors.ts';
import { isOrigin } from '../values/origin.ts';
import type { Mode } from './tenants.ts';

/** The permissions of a page with a publishable key. */
export interface PublishablePolicy {
  /** Exact origins of the pages that may embed frames of this key. */
  readonly origins: readonly string[];
  /** Also permits pages of `localhost` and `127.0.0.1`, on any port. Test keys only. */
  readonly loopback: boolean;
  /** The page may learn the last four digits of the card. */
  readonly exposeLastDigits: boolean;
  /** The page may learn the first six digits of the card. */
  readonly exposeBin: boolean;
  /** The most tokens that one tokenizer frame creates in a minute. */
  readonly tokensPerMinute: number;
  /** Accepts calls without an Origin header, as clients other than browsers send them. */
  readonly allowMissingOrigin: boolean;
}

/** The limit of the frame's document. */
export const MOST_ORIGINS = 200;
export const MOST_TOKENS_PER_MINUTE = 100_000;

/**
 * Completes a policy. Defaults are strict in live mode and permissive in test mode.
 *
 * @throws {CoreError} `input_invalid` for `loopback`, `origins`, one of them (`origins.0`) or `tokensPerMinute`
 */
export function completePolicy(mode: Mode, given: Partial<PublishablePolicy>): PublishablePolicy {
  const origins = given.origins ?? [];
  refuseWhere(origins, 'malformed', (origin) => !isOrigin(origin));
  const policy: PublishablePolicy = {
    loopback: false,
    exposeLastDigits: true,
    exposeBin: false,
    tokensPerMinute: 30,
    allowMissingOrigin: mode === 'test',
    ...given,
    origins: [...new Set(origins)],
  };
  if (mode === 'live') {
    if (policy.loopback) throw invalidInput('loopback', 'loopback_refused');
    if (origins.length === 0) throw invalidInput('origins', 'origins_missing');
    refuseWhere(origins, 'origin_not_tls', (origin) => !origin.startsWith('https:'));
  }
  if (policy.origins.length > MOST_ORIGINS) throw invalidInput('origins', 'too_many');
  const { tokensPerMinute } = policy;
  if (!Number.isInteger(tokensPerMinute) || tokensPerMinute < 1 || tokensPerMinute > MOST_TOKENS_PER_MINUTE) {
    throw invalidInput('tokensPerMinute', 'malformed');
  }
  return policy;
}

function refuseWhere(
  origins: readonly string[],
  rule: 'malformed' | 'origin_not_tls',
  isWrong: (origin: string) => boolean,
): void {
  const at = origins.findIndex(isWrong);
  if (at !== -1) throw invalidInput(`origins.${at}`, rule);
}
