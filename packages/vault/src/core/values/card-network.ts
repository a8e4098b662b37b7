import type { CoBadge } from '@inlay/protocol';
import type { CardNumber } from './card-number.ts';

/**
 * Whether a card can be paid over a network: that of its brand, or one that shares it. Of a range no more is compared than
 * the six digits that are known of a number.
 */
export function isNetworkOf({ brand, bin }: CardNumber, network: string, coBadges: readonly CoBadge[]): boolean {
  if (network === brand) return true;
  const isWithin = ([from, to]: readonly [string, string]): boolean => {
    const start = bin.slice(0, from.length);
    return start >= from.slice(0, bin.length) && start <= to.slice(0, bin.length);
  };
  return coBadges.some((coBadge) => coBadge.brand === network && coBadge.ranges.some(isWithin));
}
