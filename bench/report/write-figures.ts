import { writeFileSync } from 'node:fs';
import { formatTarget, formatValue } from './format-value.ts';
import { isMet, type Report } from './report.ts';
import type { Result } from './results.ts';

const FILE = new URL('../../docs/figures.md', import.meta.url);

const VERDICTS = new Map([
  [true, 'met'],
  [false, '**missed**'],
  [undefined, '–'],
]);

const INTRODUCTION = `# Figures

Written by \`npm run bench -- --write\`; do not edit. [bench/README.md](../bench/README.md) says what each figure means and
what its floor is. Everything a figure is compared with was measured in the same run, in turns with it: read the ratios;
milliseconds belong to the machine.
`;

/** Writes the results as a page of the documentation. */
export function writeFigures(results: readonly Result[]): void {
  writeFileSync(FILE, [INTRODUCTION, ...results.map(section)].join('\n'));
}

function section({ date, command, machine, report }: Result): string {
  const { processor, cores, memoryGigabytes, system, node, load, commit } = machine;
  return [
    `## ${report.title}`,
    '',
    `\`${command}\` on ${date}${commit ? `, commit ${commit}` : ''}; ${processor}, ${cores} cores, ${memoryGigabytes} GB, ${system}, Node.js ${node}, load ${load} before it began.`,
    '',
    ...figureTable(report),
    '',
    ...sampleTable(report),
    ...report.remarks.map((remark) => `- ${remark}`),
    ...(report.remarks.length > 0 ? [''] : []),
  ].join('\n');
}

function figureTable({ figures }: Report): string[] {
  return [
    '| Figure | Target | Measured | |',
    '| --- | --- | --- | --- |',
    ...figures.map(
      (figure) =>
        `| ${figure.name}${figure.note ? ` (${figure.note})` : ''} | ${formatTarget(figure.target, figure.unit)} | ${formatValue(figure.value, figure.unit)} | ${VERDICTS.get(isMet(figure))} |`,
    ),
  ];
}

function sampleTable({ samples }: Report): string[] {
  if (samples.length === 0) return [];
  return [
    '| Samples | n | min | median | p95 |',
    '| --- | --- | --- | --- | --- |',
    ...samples.map(({ name, unit, spread }) => {
      const cells = [spread.min, spread.median, spread.p95].map((value) => formatValue(value, unit));
      return `| ${[name, spread.count, ...cells].join(' | ')} |`;
    }),
    '',
  ];
}
