import { randomUUID } from 'node:crypto';
import { randomCard } from '../../crash/client.ts';
import type { Answer } from '../../crash/client.ts';
import type { Field, Racer } from '../field.ts';
import { makeProfile, makeToken, PROFILES } from '../records.ts';
import { rule, unexpected, unless, won } from '../rule.ts';

interface Spent {
  readonly customers: readonly string[];
  readonly references: readonly string[];
  readonly answers: readonly Answer[];
}

const names = (length: number) => Array.from({ length }, () => randomUUID());

function exchange(singleUseToken: string) {
  return (merchantCustomerId: string): Racer => ['POST', PROFILES, { merchantCustomerId, card: { singleUseToken } }];
}

function authorization({ account }: Field, paymentToken: string) {
  return (merchantRefNum: string): Racer => [
    'POST',
    `/cardpayments/v1/accounts/${account}/auths`,
    { merchantRefNum, amount: 100, card: { paymentToken } },
  ];
}

/** Checks that one request won the token, and that it created one card or one payment. */
async function checkSpent(field: Field, { customers, references, answers }: Spent): Promise<readonly string[]> {
  const [row] = await field.query(
    `SELECT (SELECT count(*) FROM cards JOIN profiles ON profiles.tenant_id = cards.tenant_id
              AND profiles.id = cards.profile_id WHERE merchant_customer_id = ANY ($1)) AS cards,
            (SELECT count(*) FROM payments WHERE reference = ANY ($2)) AS payments`,
    customers,
    references,
  );
  return [
    ...unless(won(answers).length, 1, 'requests got the token'),
    ...unless(Number(row?.['cards']) + Number(row?.['payments']), 1, 'cards and payments came of the token'),
    ...unexpected(answers, '200', '201', '400 5068', '409 9701'),
  ];
}

/** Creates a second card by one of the names. */
async function spendTwice(field: Field, { customers, answers }: Spent): Promise<void> {
  const taken = won(answers)[0]?.body.merchantCustomerId;
  const customer = customers.find((name) => name !== taken);
  await makeProfile(field, { merchantCustomerId: customer, card: randomCard() });
}

export const TOKENS = [
  rule({
    name: 'of exchanges that race for a token, one gets it',
    async round(field) {
      const token = await makeToken(field);
      const { path, body } = await makeProfile(field);
      const customers = names(5);
      const intoProfile: Racer = ['POST', `${path}/cards`, { singleUseToken: token }];
      const answers = await field.race([...customers.map(exchange(token)), intoProfile]);
      return { customers: [...customers, body.merchantCustomerId], references: [], answers };
    },
    check: checkSpent,
    violate: spendTwice,
  }),
  rule({
    name: 'of exchanges and authorizations that race for a token, one gets it',
    async round(field) {
      const token = await makeToken(field);
      const [customers, references] = [names(3), names(3)];
      const exchanges = customers.map(exchange(token));
      const authorizations = references.map(authorization(field, token));
      const racers = authorizations.flatMap((racer, index) => [racer, exchanges[index] as Racer]);
      return { customers, references, answers: await field.race(racers) };
    },
    check: checkSpent,
    violate: spendTwice,
  }),
  rule({
    name: 'of authorizations that race for a token, one gets it',
    async round(field) {
      const token = await makeToken(field);
      const references = names(5);
      return { customers: [], references, answers: await field.race(references.map(authorization(field, token))) };
    },
    check: checkSpent,
    async violate(field, { references }) {
      const token = await makeToken(field);
      const unused = references.map(authorization(field, token));
      await field.race(unused);
    },
  }),
];
