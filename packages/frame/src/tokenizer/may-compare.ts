import type { CollectedValue } from '@inlay/protocol';

/** Whether two values may be compared: had the page entered one of them alone, each answer would judge a guess of its own. */
export function mayCompare(one: CollectedValue, other: CollectedValue): boolean {
  return one.author === other.author && one.author !== 'both';
}
