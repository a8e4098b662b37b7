import type { FrameConfig, TokenizedCard, TokenizeOutcome, TokenizeRequest } from '@inlay/protocol';
import { collect } from './collect.ts';
import { createToken } from './create-token.ts';
import { type ClearCard, judge } from './judge.ts';
import type { Fields } from './listen-for-fields.ts';

export interface Tokenizer {
  readonly config: FrameConfig;
  /** The page that embeds this frame. */
  readonly parentOrigin: string;
  readonly fields: Fields;
  /** Whether one more token may be made now. */
  readonly allowance: () => boolean;
}

/** Collects, judges, and makes a token. Every failure is a code. */
export async function tokenize(request: TokenizeRequest, tokenizer: Tokenizer): Promise<TokenizeOutcome> {
  const { config, parentOrigin, fields, allowance } = tokenizer;
  const { collected, missing } = await collect(request, fields);
  const [lost] = missing;
  if (lost) return { code: lost.code, fieldErrors: missing };
  const { errors, card, brand } = judge(collected, request, new Date());
  if (!card) return { code: 'fields_invalid', fieldErrors: errors };
  if (!allowance()) return { code: 'rate_limited' };
  const outcome = await createToken(
    { ...card, ...(request.billingAddress && { billingAddress: request.billingAddress }) },
    config.key,
    parentOrigin,
  );
  const isToldBefore = collected.get('cardNumber')?.grown ?? false;
  return outcome.token ? { ...outcome, card: toTokenizedCard(card, brand, config, isToldBefore) } : outcome;
}

/** The page learns of the number what the key's policy lets it learn; of an entry that grew, its end only once. */
function toTokenizedCard(
  { cardNum }: ClearCard,
  brand: string | undefined,
  config: FrameConfig,
  isToldBefore: boolean,
): TokenizedCard {
  return {
    ...(brand && { brand }),
    ...(config.exposeLastDigits && !isToldBefore && { lastDigits: cardNum.slice(-4) }),
    ...(config.exposeBin && { bin: cardNum.slice(0, 6) }),
  };
}
