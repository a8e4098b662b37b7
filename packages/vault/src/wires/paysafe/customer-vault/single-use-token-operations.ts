import type { Operation } from '../../../server/openapi/operation.ts';
import { SingleUseTokenAnswer } from './single-use-token-answer.ts';

export const createSingleUseTokenOperation: Operation = {
  id: 'createSingleUseToken',
  summary: 'Turns one card, the security code of one or one bank account into a token that lives 15 minutes.',
  tag: 'Single-use tokens',
  answers: { 200: { json: SingleUseTokenAnswer } },
};
