import { randomInt, randomUUID } from 'node:crypto';
import { randomCard } from '../../crash/client.ts';
import type { Answer } from '../../crash/client.ts';
import type { Field } from '../field.ts';
import { achAccount, bacsAccount, copyRow, make, makeProfile, makeToken, PROFILES, sepaAccount } from '../records.ts';
import { rule, unexpected, unless, won } from '../rule.ts';

interface Claim {
  readonly customer: string;
  readonly answers: readonly Answer[];
}

/** Checks that one profile has the customer id, and that the losers got the refusal. */
async function checkClaim(field: Field, { customer, answers }: Claim): Promise<readonly string[]> {
  const holders = new Set(won(answers).map(({ body }) => body.id));
  const [row] = await field.query('SELECT count(*) FROM profiles WHERE merchant_customer_id = $1', customer);
  return [
    ...unless(holders.size, 1, 'profiles were given the customer id'),
    ...unless(row?.['count'], 1, 'profiles have the customer id'),
    ...unexpected(answers, '200', '201', '409 7505'),
  ];
}

/** The unique index of customer ids, while it is dropped. */
let definition: string | undefined;

async function doubleClaim(field: Field, { customer, answers }: Claim): Promise<void> {
  const [index] = await field.query(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = 'profiles'::regclass AND indisunique AND NOT indisprimary
       AND pg_get_indexdef(indexrelid) LIKE '%merchant_customer_id%'`,
  );
  definition = String(index?.['definition']);
  await field.query(`DROP INDEX ${String(index?.['name'])}`);
  await copyRow(field, 'profiles', won(answers)[0]?.body.id, { merchant_customer_id: customer });
}

async function undoubleClaim(field: Field, { customer }: Claim): Promise<void> {
  await field.query('DELETE FROM profiles WHERE merchant_customer_id = $1', customer);
  await field.query(definition as string);
}

const put = (path: string, merchantCustomerId: string) => ['PUT', path, { merchantCustomerId }] as const;
const post = (merchantCustomerId: string) => ['POST', PROFILES, { merchantCustomerId }] as const;

export const CUSTOMER_IDS = [
  rule({
    name: 'of profiles that are made at once with one customer id, one is made',
    async round(field) {
      const customer = randomUUID();
      return { customer, answers: await field.race(Array.from({ length: 4 }, () => post(customer))) };
    },
    check: checkClaim,
    violate: doubleClaim,
    restore: undoubleClaim,
  }),
  rule({
    name: 'of a new profile and one that is renamed, one gets the customer id',
    async round(field) {
      const customer = randomUUID();
      const { path } = await makeProfile(field);
      const racers = [post(customer), put(path, customer), post(customer), put(path, customer)];
      return { customer, answers: await field.race(racers) };
    },
    check: checkClaim,
    violate: doubleClaim,
    restore: undoubleClaim,
  }),
  rule({
    name: 'of two profiles that are renamed, one gets the customer id',
    async round(field) {
      const customer = randomUUID();
      const [a, b] = [await makeProfile(field), await makeProfile(field)];
      const racers = [put(a.path, customer), put(b.path, customer), put(b.path, customer), put(a.path, customer)];
      return { customer, answers: await field.race(racers) };
    },
    check: checkClaim,
    violate: doubleClaim,
    restore: undoubleClaim,
  }),
  rule({
    name: 'two profiles that ask for each other’s customer id both keep their own',
    async round(field) {
      const [a, b] = [await makeProfile(field), await makeProfile(field)];
      const racers = [put(a.path, b.body.merchantCustomerId), put(b.path, a.body.merchantCustomerId)];
      return { profiles: [a, b], answers: await field.race([...racers, ...racers]) };
    },
    async check(field, { profiles, answers }) {
      const moved: string[] = [];
      for (const { path, body } of profiles) {
        const answer = await field.call('GET', path);
        if (answer.body.merchantCustomerId !== body.merchantCustomerId) moved.push('a profile has another customer id');
      }
      return [...moved, ...unexpected(answers, '409 7505')];
    },
    violate: (field, { profiles }) =>
      field.query('UPDATE profiles SET merchant_customer_id = $1 WHERE id = $2', randomUUID(), profiles[0]?.id),
  }),
  rule({
    name: 'a customer id that its holders let go is taken or not, however many ask for it',
    async round(field) {
      const contended = [randomUUID(), randomUUID()];
      const profiles = await Promise.all(Array.from({ length: 8 }, () => makeProfile(field)));
      const renamed = profiles.map(async ({ path, body }) => {
        const answers: Answer[] = [];
        let customer: string = body.merchantCustomerId;
        for (let turn = 0; turn < 8; turn += 1) {
          const next = turn % 2 === 0 ? (contended[randomInt(2)] as string) : randomUUID();
          const answer = await field.call(...put(path, next));
          answers.push(answer);
          if (answer.status === 200) customer = next;
        }
        return { path, customer, answers };
      });
      return Promise.all(renamed);
    },
    async check(field, renamed) {
      const wrong: string[] = [];
      for (const { path, customer } of renamed) {
        const { body } = await field.call('GET', path);
        if (body.merchantCustomerId !== customer) wrong.push('a profile has a customer id that it was not given');
      }
      return [
        ...wrong,
        ...unexpected(
          renamed.flatMap(({ answers }) => answers),
          '200',
          '409 7505',
        ),
      ];
    },
    violate: (field, [first]) =>
      field.query(
        'UPDATE profiles SET merchant_customer_id = $1 WHERE merchant_customer_id = $2',
        randomUUID(),
        first?.customer,
      ),
  }),
];

const PARTS = ['addresses', 'cards', 'bank_accounts', 'mandates', 'fingerprints'];

export const REMOVED_PROFILE = rule({
  name: 'nothing is left below a profile that is removed',
  async round(field) {
    const profile = await makeProfile(field, { card: randomCard() });
    const { path } = profile;
    const card = `${path}/cards/${profile.body.cards[0].id}`;
    const bacs = `${path}/bacsbankaccounts/${(await make(field, `${path}/bacsbankaccounts`, bacsAccount())).id}`;
    const singleUseToken = await makeToken(field);
    const [removal, ...answers] = await field.race([
      ['DELETE', path],
      ['POST', `${path}/cards`, { ...randomCard(), billingAddress: { country: 'CA' } }],
      ['POST', `${path}/addresses`, { country: 'CA' }],
      ['POST', `${path}/achbankaccounts`, achAccount('10')],
      ['POST', `${path}/sepabankaccounts`, { ...sepaAccount(), mandates: [{ reference: 'r' }] }],
      ['POST', `${bacs}/mandates`, { reference: 'r' }],
      ['POST', `${path}/cards`, { singleUseToken }],
      ['PUT', card, { nickName: 'x', defaultCardIndicator: true }],
      ['PUT', path, { merchantCustomerId: randomUUID() }],
    ]);
    return { profile, removal: removal as Answer, answers };
  },
  async check(field, { profile, removal, answers }) {
    const found = await field.call('GET', profile.path);
    const left: string[] = [];
    for (const table of PARTS) {
      const [row] = await field.query(`SELECT count(*) FROM ${table} WHERE profile_id = $1`, profile.id);
      left.push(...unless(row?.['count'], 0, `${table} are left`));
    }
    return [
      ...left,
      ...unexpected([removal], '200'),
      ...unexpected([found], '404 5269'),
      ...unexpected(answers, '200', '201', '404 5269'),
    ];
  },
  async violate(field, { profile }) {
    const other = await makeProfile(field);
    const address = await make(field, `${other.path}/addresses`, { country: 'CA' });
    await field.query('UPDATE addresses SET profile_id = $1 WHERE id = $2', profile.id, address.id);
  },
});
