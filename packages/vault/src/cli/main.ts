import { CoreError, OPERATOR_ERRORS, OperatorError } from '../errors.ts';
import { ADMIN_ERRORS, AdminError } from '../wires/admin/errors.ts';
import { type Command, parseGiven } from './command.ts';
import { COMMANDS } from './commands.ts';
import { helpOf, helpOfAll } from './help.ts';

/**
 * Runs the command line. Sets the exit code to 0, or to 1 after a failure, which it reports in one sentence on standard
 * error.
 */
export async function main(args: readonly string[]): Promise<void> {
  // A reader that closes early (`inlay keys list | head -1`) must not crash a command or a vault.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    await dispatch(args);
  } catch (error) {
    process.stderr.write(`inlay: ${toLine(error)}\n`);
    process.exitCode = 1;
    // An open channel to the parent would keep this process alive.
    if (process.connected) process.disconnect();
  }
}

async function dispatch(args: readonly string[]): Promise<void> {
  const asksForHelp = args.includes('--help') || args.includes('-h');
  const command = findCommand(args);
  if (command && asksForHelp) return say(helpOf(command));
  if (command) return command.run(parseGiven(command, args.slice(command.name.split(' ').length)));
  const words = args.filter((word) => !word.startsWith('-'));
  if (words.length === 0 || asksForHelp || words[0] === 'help') return say(helpOfAll(COMMANDS));
  throw new OperatorError('config_invalid', {
    message: `There is no command ${JSON.stringify(words.join(' '))}.${hint(words)}`,
  });
}

function findCommand(args: readonly string[]): Command | undefined {
  return COMMANDS.find(({ name }) => name.split(' ').every((word, index) => args[index] === word));
}

function hint([first]: readonly string[]): string {
  const near = COMMANDS.filter(({ name }) => name.split(' ')[0] === first).map(({ name }) => `inlay ${name}`);
  return near.length > 0 ? ` There are: ${near.join(', ')}.` : ' See inlay --help.';
}

function say(text: string): void {
  process.stdout.write(text);
}

/** @returns the sentence for the operator, followed by the cause's message if the sentence is a general one */
function toLine(error: unknown): string {
  if (error instanceof OperatorError) {
    const isGeneral = error.message === OPERATOR_ERRORS[error.code];
    return `${error.message}${isGeneral ? wordsOf(error.cause) : ''} (${error.code})`;
  }
  if (error instanceof AdminError) return `${error.message} (${error.code})`;
  if (error instanceof CoreError) return `${ADMIN_ERRORS[error.code].sentence}${wordsOf(error.cause)} (${error.code})`;
  // An unexpected error. Its message may help; its stack does not.
  const words = error instanceof Error && error.message ? error.message : ADMIN_ERRORS.internal_error.sentence;
  return `${words} (internal_error)`;
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error && cause.message ? ` ${cause.message.replaceAll(/\s+/g, ' ')}` : '';
}
