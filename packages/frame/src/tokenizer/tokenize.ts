import type { FrameConfig, TokenizeOutcome, TokenizeRequest } from '@inlay/protocol';
import type { Family } from '../family.ts';
import { collect } from './collect.ts';
import { createToken } from './create-token.ts';
import type { Fields } from './listen-for-fields.ts';

export interface Tokenizer {
  readonly config: FrameConfig;
  /** The page that embeds this frame. */
  readonly parentOrigin: string;
  readonly fields: Fields;
  readonly family: Family;
  /** Whether one more token may be made now. */
  readonly allowance: () => boolean;
  /** Whether one more request may be judged now, whatever comes of it: each refusal answers a question. */
  readonly judgements: () => boolean;
}

/** Collects, judges, and makes a token. Every failure is a code. */
export async function tokenize(request: TokenizeRequest, tokenizer: Tokenizer): Promise<TokenizeOutcome> {
  const { config, parentOrigin, fields, family, allowance, judgements } = tokenizer;
  if (!judgements()) return { code: 'rate_limited' };
  const { collected, missing } = await collect(request, fields);
  const [lost] = missing;
  if (lost) return { code: lost.code, fieldErrors: missing };
  const { errors, code, body, told } = family.judge(collected, request, config, new Date());
  if (!body) return code ? { code } : { code: 'fields_invalid', fieldErrors: errors };
  if (!allowance()) return { code: 'rate_limited' };
  const outcome = await createToken(
    body,
    { answers: family.answers, fields: request.fields },
    config.key,
    parentOrigin,
  );
  return outcome.token ? { ...outcome, ...told } : outcome;
}
