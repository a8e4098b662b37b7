import { exact, flag, integer, list, type Parse, text } from './shape.ts';

/**
 * What the server renders into the frame's document, for one publishable key. All that must be trusted stands here and
 * not in the fragment, which the page can rewrite.
 */
export interface FrameConfig {
  readonly key: string;
  /** Exact origins that may embed the document. */
  readonly origins: readonly string[];
  /** `http://localhost:*` and `http://127.0.0.1:*` may embed it too: test keys only. */
  readonly loopback: boolean;
  /** The page may know the last four digits of a tokenized card. */
  readonly exposeLastDigits: boolean;
  /** The page may know the first six digits of a tokenized card. */
  readonly exposeBin: boolean;
  /** The most tokens that one tokenizer frame makes in a minute. */
  readonly tokensPerMinute: number;
  /** The key belongs to a tenant for tests. */
  readonly isTest: boolean;
  /** Networks that share cards with others, as the vault's operator knows them. */
  readonly coBadges: readonly CoBadge[];
}

/** A network, and the first digits of the cards that it shares: inclusive ranges of 4 to 8 digits each. */
export interface CoBadge {
  readonly brand: string;
  readonly ranges: readonly (readonly [string, string])[];
}

const parsePrefix: Parse<string> = (value) => {
  if (typeof value !== 'string' || !/^\d{4,8}$/.test(value)) throw new TypeError('unexpected shape');
  return value;
};

const parseRange: Parse<readonly [string, string]> = (value) => {
  const [from, to, ...rest] = list(parsePrefix, 2)(value);
  if (from === undefined || to === undefined || rest.length > 0) throw new TypeError('unexpected shape');
  return [from, to];
};

export const parseFrameConfig: Parse<FrameConfig> = exact({
  key: text(128),
  origins: list(text(300), 200),
  loopback: flag,
  exposeLastDigits: flag,
  exposeBin: flag,
  tokensPerMinute: integer(1, 100_000),
  isTest: flag,
  coBadges: list(exact({ brand: text(32), ranges: list(parseRange, 500) }), 20),
});

const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/;

/** Whether a page of this origin may embed frames of this key. `null`, the origin of a sandboxed page, never may. */
export function isEmbedder(config: Pick<FrameConfig, 'origins' | 'loopback'>, origin: string): boolean {
  return config.origins.includes(origin) || (config.loopback && LOOPBACK.test(origin));
}
