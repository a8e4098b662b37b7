import { invalidInput } from '../../errors.ts';
import { isOrigin } from '../values/origin.ts';
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
export const MOST_ORIGINS = 200;
export const MOST_TOKENS_PER_MINUTE = 100_000;

/**
 * Completes a policy. What is left out is strict in live mode and easy in test mode.
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
