import { errorEntry, isCodedError, vaultError } from '@inlay/protocol';
import { type Command, parseGiven } from './command.ts';
import { COMMANDS } from './commands.ts';
import { helpOf, helpOfAll } from './help.ts';

/** The command line. Sets the exit code: 0, or 1 after a failure, which it tells in one sentence on standard error. */
export async function main(args: readonly string[]): Promise<void> {
  // Whoever stops reading (`inlay keys list | head -1`) must bring down neither a command nor a vault.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    await dispatch(args);
  } catch (error) {
    const { message, code } = isCodedError(error) ? error : unexpected(error);
    process.stderr.write(`inlay: ${message} (${code})\n`);
    process.exitCode = 1;
  }
}

async function dispatch(args: readonly string[]): Promise<void> {
  const asksForHelp = args.includes('--help') || args.includes('-h');
  const command = findCommand(args);
  if (command && asksForHelp) return say(helpOf(command));
  if (command) return command.run(parseGiven(command, args.slice(command.name.split(' ').length)));
  const words = args.filter((word) => !word.startsWith('-'));
  if (words.length === 0 || asksForHelp || words[0] === 'help') return say(helpOfAll(COMMANDS));
  throw vaultError('config_invalid', {
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

/** Errors that nobody foresaw. Their own words may help; a stack does not. */
function unexpected(error: unknown): { readonly message: string; readonly code: string } {
  const entry = errorEntry('internal_error');
  return { message: error instanceof Error && error.message ? error.message : entry.message, code: 'internal_error' };
}
