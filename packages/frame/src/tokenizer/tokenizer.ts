/**
 * Room: tokenizer. Values in the clear pass through and are not kept.
 * In: field values, collected over channels that no page holds an end of.
 * Out: one request to the vault; to the page a token or a code, never a value and never the vault's own words.
 */
import { NO_METHODS, openChannel } from '@inlay/postmessage-rpc';
import { type FrameConfig, nothing, TOKENIZER_CONTRACT } from '@inlay/protocol';
import { createAllowance } from '../allowance.ts';
import { awaitEmbedder } from '../boot/await-embedder.ts';
import { markTokenizer } from '../boot/siblings.ts';
import type { Family } from '../family.ts';
import { listenForFields } from './listen-for-fields.ts';
import { tokenize } from './tokenize.ts';

/** Refusals in a minute that are told beside the tokens: more than a payer can cause. */
const REFUSALS_PER_MINUTE = 60;

export function startTokenizer(config: FrameConfig, family: Family): void {
  const fields = listenForFields(config.key, family.kinds, family.isMatch);
  markTokenizer();
  const allowance = createAllowance(config.tokensPerMinute);
  const judgements = createAllowance(config.tokensPerMinute + REFUSALS_PER_MINUTE);
  awaitEmbedder(config, nothing, ({ port, caller }) => {
    openChannel(port, {
      local: TOKENIZER_CONTRACT,
      remote: NO_METHODS,
      handlers: {
        tokenize: (request) =>
          tokenize(request, { config, parentOrigin: caller.origin, fields, family, allowance, judgements }),
      },
    });
  });
}
