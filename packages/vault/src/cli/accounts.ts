import { ASKING, ask, print } from './ask.ts';
import type { Command } from './command.ts';

export const accountsCreate: Command = {
  name: 'accounts create',
  summary: 'add an account: a number that payments go to, with a currency and a processor',
  options: {
    tenant: { type: 'string', value: 'TENANT', help: 'Whose it is. Not needed where there is only one tenant.' },
    number: { type: 'string', value: 'NUMBER', help: '1 to 20 digits, unique in the vault. Default: a random one.' },
    currency: { type: 'string', value: 'CODE', help: 'ISO 4217. Default: USD.' },
    processor: {
      type: 'string',
      value: 'NAME',
      help: 'Who charges the cards. Test accounts have the sandbox only. Default: sandbox.',
    },
    ...ASKING,
  },
  async run(given) {
    const tenant = given.text('tenant');
    const number = given.text('number');
    const account = await ask(given, 'accounts create', {
      ...(tenant === undefined ? {} : { tenant }),
      ...(number === undefined ? {} : { number }),
      currency: given.text('currency') ?? 'USD',
      processor: given.text('processor') ?? 'sandbox',
    });
    print(given, account, (made) => [`Account  ${made.number} (${made.currencyCode}, ${made.processor})`]);
  },
};
