import { OperatorError } from '../errors.ts';
import { citusStatements } from '../store/postgres/citus-layout.ts';
import type { Command } from './command.ts';

export const schema: Command = {
  name: 'schema',
  summary: 'print how the tables are spread over the nodes of a database',
  about:
    'The vault makes its tables itself, on whatever it is connected to. On a database of several nodes this spreads them: ' +
    'let inlay init make the tables, run what is printed on the coordinator, and run inlay init again. After a release ' +
    'that added tables run it once more; the vault says at its start when that is needed.',
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
