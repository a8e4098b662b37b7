import { isEmbedded } from './boot/is-embedded.ts';
import { readConfig } from './boot/read-config.ts';
import { readPlace } from './boot/read-place.ts';
import type { Family } from './family.ts';
import { startFields } from './field/start-fields.ts';
import { startTokenizer } from './tokenizer/tokenizer.ts';

/**
 * Room: the frame's document. Fields, or the tokenizer, of one publishable key.
 * In: what the server rendered, what the fragment says at load, the page's hello.
 * Out: nothing before the embedder is known to be one of the key's.
 */
export function start(family: Family): void {
  const config = readConfig();
  const place = readPlace(location.hash);
  if (!config || !place || !isEmbedded(self)) return;
  if (place.role === 'field') startFields(config, place, family.kinds);
  else startTokenizer(config, family.judge);
}
