import { randomUUID } from 'node:crypto';
import { achAccount, copyRow, make, makeProfile } from '../records.ts';
import { rule, unexpected, unless, won } from '../rule.ts';

export const BANK_ACCOUNT_ONCE = rule({
  name: 'a bank account is in a profile once, made or changed',
  async round(field) {
    const { path } = await makeProfile(field);
    const other = `${path}/achbankaccounts/${(await make(field, `${path}/achbankaccounts`, achAccount('10'))).id}`;
    const account = achAccount('77');
    const answers = await field.race([
      ['POST', `${path}/achbankaccounts`, account],
      ['PUT', other, account],
      ['POST', `${path}/achbankaccounts`, account],
      ['PUT', other, account],
      ['POST', `${path}/achbankaccounts`, account],
    ]);
    return { path, answers };
  },
  async check(field, { path, answers }) {
    const holders = new Set(won(answers).map(({ body }) => body.id));
    const { body } = await field.call('GET', `${path}?fields=achbankaccounts`);
    const alike = (body.achBankAccounts as { lastDigits: string }[]).filter(({ lastDigits }) => lastDigits === '77');
    return [
      ...unless(holders.size, 1, 'records were given the account'),
      ...unless(alike.length, 1, 'accounts are alike'),
      ...unexpected(answers, '200', '201', '409 7503'),
    ];
  },
  violate: (field, { answers }) =>
    copyRow(field, 'bank_accounts', won(answers)[0]?.body.id, { payment_token: randomUUID().slice(0, 23) }),
});
