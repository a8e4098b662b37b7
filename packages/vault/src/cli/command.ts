import { parseArgs } from 'node:util';
import { OperatorError } from '../errors.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** True if the option may be repeated. */
  readonly multiple?: boolean;
  /** The placeholder of its value in the help: `FILE`. */
  readonly value?: string;
  readonly help: string;
}

/** The parsed command line, by option. */
export interface Given {
  text(option: string): string | undefined;
  texts(option: string): readonly string[] | undefined;
  flag(option: string): boolean;
  readonly positional: string | undefined;
}

export interface Command {
  /** The words that run it: `keys create`. */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Further text for its own help. */
  readonly about?: string;
  /** The name of its one required argument: `KEY`. */
  readonly positional?: string;
  readonly options: Readonly<Record<string, Option>>;
  run(given: Given): Promise<void>;
}

/** @throws {OperatorError} `config_invalid` for an unknown option, or an option without its value */
export function parseGiven(command: Command, args: readonly string[]): Given {
  const { values, positionals } = parse(command, args);
  const [positional, surplus] = positionals;
  if (command.positional && positional === undefined) refuse(command, `It needs a ${command.positional}.`);
  if (surplus !== undefined || (!command.positional && positional !== undefined)) {
    refuse(command, `It does not know what to do with ${JSON.stringify(surplus ?? positional)}.`);
  }
  return {
    text: (option) => values[option] as string | undefined,
    texts: (option) => values[option] as string[] | undefined,
    flag: (option) => values[option] === true,
    positional,
  };
}

function parse(command: Command, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const option = /'(?:-\w, )?(--?[^\s'=]+)/.exec(message)?.[1] ?? 'an option';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') refuse(command, `There is no option ${option}.`);
    const needs = command.options[option.slice(2)]?.type === 'boolean' ? 'takes no value' : 'needs a value';
    return refuse(command, `The option ${option} ${needs}.`);
  }
}

function refuse(command: Command, sentence: string): never {
  throw new OperatorError('config_invalid', { message: `${sentence} See inlay ${command.name} --help.` });
}
