/**
 * Room: the frame's document. One field, or the tokenizer, of one publishable key.
 * In: what the server rendered, what the fragment says at load, the page's hello.
 * Out: nothing before the embedder is known to be one of the key's.
 */
import { isEmbedded } from './boot/is-embedded.ts';
import { readConfig } from './boot/read-config.ts';
import { readPlace } from './boot/read-place.ts';
import { startField } from './field/field.ts';
import { startTokenizer } from './tokenizer/tokenizer.ts';

const config = readConfig();
const place = readPlace(location.hash);

if (config && place && isEmbedded(self)) {
  if (place.role === 'field') startField(config, place);
  else startTokenizer(config);
}
