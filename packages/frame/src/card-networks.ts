import type { CoBadge } from '@inlay/protocol';

/**
 * The networks that a whole card number can be paid over: that of its brand first, then those that share it.
 *
 * @param digits ASCII digits only, at least 8
 */
export function cardNetworks(
  digits: string,
  brand: string | undefined,
  coBadges: readonly CoBadge[],
): readonly string[] {
  const isWithin = ([from, to]: readonly [string, string]): boolean =>
    digits.slice(0, from.length) >= from && digits.slice(0, to.length) <= to;
  const shared = coBadges.filter(({ ranges }) => ranges.some(isWithin)).map((coBadge) => coBadge.brand);
  return [...new Set(brand ? [brand, ...shared] : shared)];
}
