import type { Command } from './command.ts';

const WIDTH = 100;

/** The list of commands. */
export function helpOfAll(commands: readonly Command[]): string {
  return [
    'inlay: a vault for card data, and the payment fields that feed it',
    '',
    'Usage: inlay COMMAND [options]',
    '',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'inlay COMMAND --help tells more about one of them.',
    '',
  ].join('\n');
}

/** One command with its options. */
export function helpOf({ name, summary, about, positional, options }: Command): string {
  const rows = Object.entries(options).map(([option, { value, help, multiple }]): [string, string] => [
    `--${option}${value ? ` ${value}` : ''}`,
    multiple ? `${help} Can be given several times.` : help,
  ]);
  return [
    `inlay ${name}: ${summary}`,
    '',
    `Usage: inlay ${name}${positional ? ` ${positional}` : ''}${rows.length > 0 ? ' [options]' : ''}`,
    ...(about ? ['', ...wrap(about, WIDTH)] : []),
    ...(rows.length > 0 ? ['', ...columns(rows)] : []),
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([term]) => term.length)) + 4;
  return rows.flatMap(([term, text]) =>
    wrap(text, WIDTH - left).map((line, index) => (index === 0 ? `  ${term}` : '').padEnd(left) + line),
  );
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
