import { randomUUID } from 'node:crypto';
import { SANDBOX_AMOUNTS } from '@inlay/vault';
import { randomCard } from '../../crash/client.ts';
import type { Answer } from '../../crash/client.ts';
import type { Field, Racer } from '../field.ts';
import { copyRow, makeProfile } from '../records.ts';
import { rule, unexpected, unless, won } from '../rule.ts';

/** 90 days, in milliseconds. */
const REFERENCE_LIFE = 90 * 24 * 3_600_000;

interface Referred {
  readonly reference: string;
  /** Ignores earlier payments: milliseconds since 1970. */
  readonly since?: number;
  readonly answers: readonly Answer[];
}

async function payer(field: Field): Promise<(reference: string, amount?: number) => Racer> {
  const { body } = await makeProfile(field, { card: randomCard() });
  const { paymentToken } = body.cards[0];
  const path = `/cardpayments/v1/accounts/${field.account}/auths`;
  return (merchantRefNum, amount = 100) => ['POST', path, { merchantRefNum, amount, card: { paymentToken } }];
}

/** @param others the answers that are not approvals */
function checkReference(...others: readonly string[]) {
  return async (field: Field, { reference, since = 0, answers }: Referred): Promise<readonly string[]> => {
    const [row] = await field.query(
      `SELECT count(*) FROM payments WHERE reference = $1 AND status <> 'FAILED' AND created_at > $2`,
      reference,
      since,
    );
    return [
      ...unless(won(answers).length, 1, 'authorizations were approved'),
      ...unless(row?.['count'], 1, 'payments have the reference'),
      ...unexpected(answers, '200', ...others),
    ];
  };
}

const copyPayment = (field: Field, { answers }: Referred) => copyRow(field, 'payments', won(answers)[0]?.body.id, {});

/** Makes the payments of a reference, and its row, older than a reference's lifetime. */
async function age(field: Field, reference: string): Promise<void> {
  for (const table of ['payments', 'payment_references']) {
    await field.query(
      `UPDATE ${table} SET created_at = created_at - $2 WHERE reference = $1`,
      reference,
      REFERENCE_LIFE,
    );
  }
}

const TAKEN = '409 5031';
const DECLINED = '402 3009';

export const REFERENCES = [
  rule({
    name: 'of authorizations with one reference, one is made',
    async round(field) {
      const pay = await payer(field);
      const reference = randomUUID();
      return { reference, answers: await field.race(Array.from({ length: 6 }, () => pay(reference))) };
    },
    check: checkReference(TAKEN),
    violate: copyPayment,
  }),
  rule({
    name: 'a reference that has expired is free again, for one',
    async round(field) {
      const pay = await payer(field);
      const reference = randomUUID();
      const since = Date.now() - REFERENCE_LIFE / 2;
      const [first] = await field.race([pay(reference)]);
      if (first?.status !== 200) throw new Error(`not approved: ${JSON.stringify(first)}`);
      await age(field, reference);
      return { reference, since, answers: await field.race(Array.from({ length: 6 }, () => pay(reference))) };
    },
    check: checkReference(TAKEN),
    violate: copyPayment,
  }),
  rule({
    name: 'a reference whose only attempt was declined is free again, for one',
    async round(field) {
      const pay = await payer(field);
      const reference = randomUUID();
      const [declined] = await field.race([pay(reference, SANDBOX_AMOUNTS.declined)]);
      if (declined?.status !== 402) throw new Error(`not declined: ${JSON.stringify(declined)}`);
      return { reference, answers: await field.race(Array.from({ length: 6 }, () => pay(reference))) };
    },
    check: checkReference(TAKEN),
    violate: copyPayment,
  }),
  rule({
    name: 'of authorizations with one reference that meet while some are declined, at most one is approved',
    async round(field) {
      const pay = await payer(field);
      const reference = randomUUID();
      const amounts = [SANDBOX_AMOUNTS.declined, 100, 100, SANDBOX_AMOUNTS.declined, 100, 100];
      const answers = await field.race(amounts.map((amount) => pay(reference, amount)));
      // If a declined payment came first and held the reference during the others, the reference is free for the next.
      if (won(answers).length > 0) return { reference, answers };
      return { reference, answers: [...answers, ...(await field.race([pay(reference)]))] };
    },
    check: checkReference(TAKEN, DECLINED),
    violate: copyPayment,
  }),
];
