import { OperatorError } from '../errors.ts';
import { ASKING, ask, print } from './ask.ts';
import type { Command } from './command.ts';

export const tenantsCreate: Command = {
  name: 'tenants create',
  summary: 'add a merchant, in test or in live mode',
  options: {
    name: { type: 'string', value: 'NAME', help: 'What it is called, for your eyes only. Required.' },
    mode: {
      type: 'string',
      value: 'MODE',
      help: 'test or live; one merchant in both modes is two tenants. Default: test.',
    },
    ...ASKING,
  },
  async run(given) {
    const name = given.text('name');
    const mode = given.text('mode') ?? 'test';
    if (name === undefined) throw new OperatorError('config_invalid', { message: 'A tenant needs a --name.' });
    if (mode !== 'test' && mode !== 'live') {
      throw new OperatorError('config_invalid', { message: 'A mode is test or live.' });
    }
    const tenant = await ask(given, 'tenants create', { name, mode });
    print(given, tenant, ({ id }) => [`Tenant  ${id}`]);
  },
};

export const tenantsList: Command = {
  name: 'tenants list',
  summary: 'show the merchants',
  options: ASKING,
  async run(given) {
    const tenants = await ask(given, 'tenants list', {});
    print(given, tenants, (all) => (all.length === 0 ? ['none'] : all.map(({ id, name }) => `${id}  ${name}`)));
  },
};
