import { bacsAccount, make, makeProfile, sepaAccount } from '../records.ts';
import { rule, unexpected, unless } from '../rule.ts';

const FINAL = ['DECLINED', 'REJECTED', 'CANCELLED', 'INACTIVE'];

export const REMOVED_ACCOUNT = rule({
  name: 'no mandate of a removed bank account is alive',
  async round(field) {
    const { path } = await makeProfile(field);
    const account = await make(field, `${path}/sepabankaccounts`, { ...sepaAccount(), mandates: [{ reference: 'a' }] });
    const at = `${path}/sepabankaccounts/${account.id}`;
    const mandate = `${path}/mandates/${account.mandates[0].id}`;
    const answers = await field.race([
      ['POST', `${at}/mandates`, { reference: 'b' }],
      ['DELETE', at],
      ['POST', `${at}/mandates`, { reference: 'c' }],
      ['POST', `${mandate}/bankanswers`, { status: 'DISPUTED' }],
      ['POST', `${at}/mandates`, { reference: 'd' }],
    ]);
    return { accountId: account.id as string, answers };
  },
  async check(field, { accountId, answers }) {
    const rows = await field.query('SELECT status FROM mandates WHERE bank_account_id = $1', accountId);
    const alive = rows.filter(({ status }) => !FINAL.includes(String(status)));
    return [
      ...unless(alive.length, 0, 'mandates are alive'),
      ...unexpected(answers, '200', '201', '404 5269', '409 9704'),
    ];
  },
  violate: (field, { accountId }) =>
    field.query(`UPDATE mandates SET status = 'ACTIVE' WHERE bank_account_id = $1`, accountId),
});

export const FINAL_STATUS = rule({
  name: 'a mandate’s final status stays',
  async round(field) {
    const { path } = await makeProfile(field);
    const account = await make(field, `${path}/bacsbankaccounts`, { ...bacsAccount(), mandates: { reference: 'a' } });
    const mandate = `${path}/mandates/${account.mandates[0].id}`;
    await make(field, `${mandate}/bankanswers`, { status: 'PENDING' });
    const answers = await field.race([
      ['PUT', mandate, { status: 'CANCELLED' }],
      ['POST', `${mandate}/bankanswers`, { status: 'DECLINED' }],
      ['POST', `${mandate}/bankanswers`, { status: 'ACTIVE' }],
      ['POST', `${mandate}/bankanswers`, { status: 'REJECTED' }],
      ['PUT', mandate, { status: 'CANCELLED' }],
      ['POST', `${mandate}/bankanswers`, { status: 'BATCHED' }],
    ]);
    return { mandate, answers };
  },
  async check(field, { mandate, answers }) {
    const told = answers.filter(({ status }) => status === 200).map(({ body }) => body.status as string);
    const finals = new Set(told.filter((status) => FINAL.includes(status)));
    const { body } = await field.call('GET', mandate);
    return [
      ...unless(finals.size, 1, `final statuses were told (${[...finals].join(', ')})`),
      ...(finals.has(body.status) ? [] : [`it is ${body.status}, and ${[...finals].join(', ')} was told`]),
      ...unexpected(answers, '200', '409 9704'),
    ];
  },
  violate: (field, { mandate }) =>
    field.query(`UPDATE mandates SET status = 'ACTIVE' WHERE id = $1`, mandate.split('/').at(-1)),
});
