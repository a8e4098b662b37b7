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
}

export const parseFrameConfig: Parse<FrameConfig> = exact({
  key: text(128),
  origins: list(text(300), 200),
  loopback: flag,
  exposeLastDigits: flag,
  exposeBin: flag,
  tokensPerMinute: integer(1, 100_000),
});

const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/;

/** Whether a page of this origin may embed frames of this key. `null`, the origin of a sandboxed page, never may. */
export function isEmbedder(config: Pick<FrameConfig, 'origins' | 'loopback'>, origin: string): boolean {
  return config.origins.includes(origin) || (config.loopback && LOOPBACK.test(origin));
}
