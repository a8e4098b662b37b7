import type { FrameConfig, TokenizeOutcome, TokenizeRequest } from '@inlay/protocol';
import { collect } from './collect.ts';
import { createToken } from './create-token.ts';
import type { Judge } from './judgement.ts';
import type { Fields } from './listen-for-fields.ts';

export interface Tokenizer {
  readonly config: FrameConfig;
  /** The page that embeds this frame. */
  readonly parentOrigin: string;
  readonly fields: Fields;
  readonly judge: Judge;
  /** Whether one more token may be made now. */
  readonly allowance: () => boolean;
}

/** Collects, judges, and makes a token. Every failure is a code. */
export async function tokenize(request: TokenizeRequest, tokenizer: Tokenizer): Promise<TokenizeOutcome> {
  const { config, parentOrigin, fields, judge, allowance } = tokenizer;
  const { collected, missing } = await collect(request, fields);
  const [lost] = missing;
  if (lost) return { code: lost.code, fieldErrors: missing };
  const { errors, body, told } = judge(collected, request, config, new Date());
  if (!body) return { code: 'fields_invalid', fieldErrors: errors };
  if (!allowance()) return { code: 'rate_limited' };
  const outcome = await createToken(body, config.key, parentOrigin);
  return outcome.token ? { ...outcome, ...told } : outcome;
}
