import { firstAnswer } from './collect.ts';
import type { IsMatch } from './listen-for-fields.ts';
import { mayCompare } from './may-compare.ts';

/** Milliseconds that the two fields have to answer: the page that waits for them waits a second. */
const PATIENCE = 500;

/**
 * Compares a field with the field of its group that it repeats. Only whole values are compared, and the answer is yes or
 * no: how much of them is the same is never looked at.
 *
 * @throws TypeError where one of the two is not whole, or one is the page's, or the field repeats none
 */
export const isMatch: IsMatch = async ({ group, field }, asker, fields, kinds) => {
  const repeated = kinds[field]?.repeats?.field;
  const channels = repeated ? fields.of(group, repeated) : [];
  const [said, wanted] = await Promise.all(
    [[asker], channels].map((asked) => firstAnswer(asked, { patience: PATIENCE, isCompared: true })),
  );
  if (said?.status !== 'valid' || wanted?.status !== 'valid' || !mayCompare(said, wanted)) {
    throw new TypeError('nothing to compare');
  }
  return said.value === wanted.value;
};
