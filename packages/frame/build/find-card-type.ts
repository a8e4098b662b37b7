export interface CardType {
  readonly type: string;
  readonly gaps: readonly number[];
  readonly lengths: readonly number[];
  readonly code: { readonly size: number };
}

/** A type, and the beginnings of its numbers: from the first to the last, as many digits in one as in the other. */
type Row = readonly [card: CardType, ranges: readonly (readonly [first: string, last: string])[]];

/**
 * Reads a table of card types, once it is needed, and finds in it the one whose patterns a number fits, or null while
 * several are possible. A type fits while pattern and number agree as far as both go. Once every type that fits does so
 * with its whole pattern, the longest pattern wins.
 *
 * @param table a row for each type, parted by `|`: name, gaps, lengths, size of the code, patterns, parted by `:`. A
 *   pattern is the beginning of a number, or a range of them, whose end is written from where it differs: `2221-9`
 */
export function findCardTypeIn(table: string): (digits: string) => CardType | null {
  let rows: readonly Row[] | undefined;
  return (digits) => {
    if (digits === '') return null;
    rows ??= table.split('|').map(toRow);
    let strongest = -1;
    let best: CardType | undefined;
    for (const [card, ranges] of rows) {
      const range = ranges.find(([first, last]) => {
        const known = digits.slice(0, first.length);
        return known >= first.slice(0, known.length) && known <= last.slice(0, known.length);
      });
      if (!range) continue;
      const [{ length }] = range;
      const strength = digits.length < length ? 0 : length;
      if (best && !(strength && strongest)) return null;
      if (strength > strongest) {
        strongest = strength;
        best = card;
      }
    }
    return best ?? null;
  };
}

function toRow(row: string): Row {
  const [type = '', gaps = '', lengths = '', size = '', patterns = ''] = row.split(':');
  const ranges = patterns.split(',').map((pattern) => {
    const [first = '', end = ''] = pattern.split('-');
    return [first, first.slice(0, first.length - end.length) + end] as const;
  });
  return [{ type, gaps: toNumbers(gaps), lengths: toNumbers(lengths), code: { size: Number(size) } }, ranges];
}

function toNumbers(list: string): readonly number[] {
  return list.split(',').map(Number);
}
