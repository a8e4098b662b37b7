import { formatTarget, formatValue } from './format-value.ts';
import { isMet, type Report } from './report.ts';

const VERDICTS = new Map([
  [true, 'met'],
  [false, 'MISSED'],
  [undefined, ''],
]);

/** A report as text for a terminal. */
export function printReport({ title, figures, samples, remarks }: Report): string {
  return [
    `\n${title}`,
    ...table([
      ['figure', 'target', 'value', ''],
      ...figures.map((figure) => [
        figure.name + (figure.note ? ` (${figure.note})` : ''),
        formatTarget(figure.target, figure.unit),
        formatValue(figure.value, figure.unit),
        VERDICTS.get(isMet(figure)) ?? '',
      ]),
    ]),
    '',
    ...table([
      ['samples', 'n', 'min', 'median', 'p95'],
      ...samples.map(({ name, unit, spread }) => [
        name,
        String(spread.count),
        ...[spread.min, spread.median, spread.p95].map((value) => formatValue(value, unit)),
      ]),
    ]),
    ...remarks.map((remark) => `! ${remark}`),
    '',
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string[] {
  if (rows.length < 2) return [];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}
