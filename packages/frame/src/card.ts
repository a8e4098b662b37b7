// The document of cards.
import { CARD_KINDS } from './field/card-kinds.ts';
import { start } from './start.ts';
import { judgeCard } from './tokenizer/judge-card.ts';

start({ kinds: CARD_KINDS, judge: judgeCard });
