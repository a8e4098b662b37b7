export interface CardType {
  readonly type: string;
  readonly gaps: readonly number[];
  readonly lengths: readonly number[];
  readonly code: { readonly size: number };
}

/**
 * Finds in a table of card types the one whose patterns a number fits, or null while several are possible. A type fits
 * while pattern and number agree as far as both go. Once every type that fits does so with its whole pattern, the
 * longest pattern wins.
 *
 * @param table a row for each type, parted by `|`: name, gaps, lengths, size of the code, patterns, parted by `:`. A
 *   pattern is the beginning of a number, or a range of them, whose end is written from where it differs: `2221-9`
 */
export function findCardType(table: string, digits: string): CardType | null {
  let strongest = -1;
  let best: readonly string[] | undefined;
  for (const row of table.split('|').map((text) => text.split(':'))) {
    const [pattern] =
      row[4]
        ?.split(',')
        .map((range) => range.split('-'))
        .filter(([low = '', end = '']) => {
          const high = low.slice(0, low.length - end.length) + end;
          const known = digits.slice(0, low.length);
          return known >= low.slice(0, known.length) && known <= high.slice(0, known.length);
        }) ?? [];
    if (!pattern?.[0]) continue;
    const strength = digits.length < pattern[0].length ? 0 : pattern[0].length;
    if (best && !(strength && strongest)) return null;
    if (strength > strongest) {
      strongest = strength;
      best = row;
    }
  }
  if (!best) return null;
  const [type = '', gaps = '', lengths = '', size] = best;
  return { type, gaps: toNumbers(gaps), lengths: toNumbers(lengths), code: { size: Number(size) } };
}

function toNumbers(list: string): readonly number[] {
  return list.split(',').map(Number);
}
