// The document of bank accounts.
import { BANK_KINDS } from './field/bank-kinds.ts';
import { start } from './start.ts';
import { BANK_ANSWERS } from './tokenizer/bank-answers.ts';
import { judgeBank } from './tokenizer/judge-bank.ts';
import { isMatch } from './tokenizer/match.ts';

start({ kinds: BANK_KINDS, judge: judgeBank, answers: BANK_ANSWERS, isMatch });
