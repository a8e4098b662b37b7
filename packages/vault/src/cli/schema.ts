import { OperatorError } from '../errors.ts';
import { citusStatements } from '../store/postgres/citus-layout.ts';
import type { Command } from './command.ts';

export const schema: Command = {
  name: 'schema',
  summary: 'print how the tables are spread over the nodes of a database',
  about:
    'The vault makes its tables itself, on whatever it is connected to. On a database of several nodes this spreads them, ' +
    'with what is in them: run inlay init, then what this prints, on the coordinator, then inlay serve. A release that ' +
    'adds tables says at its start that they are to be spread: run what this prints once more, and start it again.',
  options: {
    distributed: { type: 'string', value: 'ENGINE', help: 'The engine: citus. Required.' },
  },
  run: async (given) => {
    if (given.text('distributed') !== 'citus') {
      throw new OperatorError('config_invalid', { message: 'Name the engine: --distributed citus.' });
    }
    process.stdout.write(citusStatements());
  },
};
