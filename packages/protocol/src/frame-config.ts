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
  /** Networks that share a card with another. The operator says so: there is no public list. */
  readonly coBadges: readonly CoBadge[];
  /** The key is of a test tenant: nothing that is typed moves money. */
  readonly isTest: boolean;
}

/** A network beside the one that a card number tells, and the numbers of which this is so. */
export interface CoBadge {
  /** 1 to 32 letters and hyphens: `cartes-bancaires`. */
  readonly brand: string;
  /** First and last start of a card number, both included: 4 to 8 digits, as many in one as in the other. */
  readonly ranges: readonly (readonly [first: string, last: string])[];
}

const parseBrand: Parse<string> = (value) => {
  if (typeof value === 'string' && /^[a-z-]{1,32}$/.test(value)) return value;
  throw new TypeError('unexpected shape');
};

const parseRange: Parse<readonly [string, string]> = (value) => {
  const [first = '', last = ''] = list(text(8), 2)(value);
  const isRange = /^\d{4,8}$/.test(first) && /^\d*$/.test(last) && first.length === last.length && first <= last;
  if (!isRange) throw new TypeError('unexpected shape');
  return [first, last];
};

/** At most 20 networks, of at most 500 ranges each. */
export const parseCoBadges: Parse<readonly CoBadge[]> = list(
  exact({ brand: parseBrand, ranges: list(parseRange, 500) }),
  20,
);

export const parseFrameConfig: Parse<FrameConfig> = exact({
  key: text(128),
  origins: list(text(300), 200),
  loopback: flag,
  exposeLastDigits: flag,
  exposeBin: flag,
  tokensPerMinute: integer(1, 100_000),
  coBadges: parseCoBadges,
  isTest: flag,
});

const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/;

/** Whether a page of this origin may embed frames of this key. `null`, the origin of a sandboxed page, never may. */
export function isEmbedder(config: Pick<FrameConfig, 'origins' | 'loopback'>, origin: string): boolean {
  return config.origins.includes(origin) || (config.loopback && LOOPBACK.test(origin));
}
