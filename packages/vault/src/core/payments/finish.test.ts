import { expect, onTestFinished, test } from 'vitest';
import type { ProcessorResult } from '../../processors/processor.ts';
import { SANDBOX_AMOUNTS } from '../../processors/sandbox.ts';
import { openCore, TEST_ACCOUNT, TEST_CARD } from '../open-core.test-support.ts';
import { createCardToken } from '../tokens/card-tokens.ts';
import { findLiveToken } from '../tokens/single-use-tokens.ts';
import { endPayment } from './finish.ts';
import { authorize } from './pay.ts';
import { findPayment, type StoredPayment } from './payments.sql.ts';

const ROUNDS = 30;
const APPROVED: ProcessorResult = {
  outcome: 'approved',
  authCode: '1',
  addressCheck: 'MATCH',
  securityCodeCheck: 'MATCH',
};
const FAILED: ProcessorResult = { outcome: 'failed' };

/** An open payment that holds a token and a reference. */
async function openPayment() {
  const { core, scope, tenant } = await openCore(onTestFinished);
  const pay = (singleUseToken: string, reference: string, amount: number) =>
    authorize(core, scope(), {
      accountNumber: TEST_ACCOUNT,
      reference,
      amount,
      card: { source: { singleUseToken } },
      details: {},
    });
  const begin = async (reference: string) => {
    const { text } = await createCardToken(core, scope(), TEST_CARD);
    const { id } = await pay(text, reference, SANDBOX_AMOUNTS.answerLost);
    const payment = (await findPayment(core.storage.read, tenant.id, id)) as StoredPayment;
    const isUsable = () =>
      findLiveToken(core, scope(), { kind: 'card', text }, 'token').then(
        () => true,
        () => false,
      );
    const isTaken = () =>
      createCardToken(core, scope(), TEST_CARD)
        .then((other) => pay(other.text, reference, 100))
        .then(
          () => false,
          ({ code }) => code === 'payment_reference_taken',
        );
    return { payment, isUsable, isTaken };
  };
  return { core, begin };
}

test.each([
  ['approved', APPROVED, 'COMPLETED', { isTaken: true, isUsable: false }],
  ['failed', FAILED, 'FAILED', { isTaken: false, isUsable: true }],
] as const)(
  'a payment that has ended as %s is not ended again: its token and its reference stay as they are',
  async (_word, first, status, left) => {
    const { core, begin } = await openPayment();
    const { payment, isTaken, isUsable } = await begin('r');
    expect(await endPayment(core, payment, first)).toMatchObject({ status });
    expect(await endPayment(core, payment, first === FAILED ? APPROVED : FAILED)).toBeUndefined();
    expect({ isUsable: await isUsable(), isTaken: await isTaken() }).toEqual(left);
  },
);

test('if two ends of a payment race, one wins, and the token and reference match it', async () => {
  const { core, begin } = await openPayment();
  const begun = [];
  for (let round = 0; round < ROUNDS; round += 1) begun.push(await begin(`r${round}`));
  for (const [round, { payment, isTaken, isUsable }] of begun.entries()) {
    const results = round % 2 === 0 ? [APPROVED, FAILED] : [FAILED, APPROVED];
    const ends = await Promise.all(results.map((result) => endPayment(core, payment, result)));
    const [end, ...others] = ends.filter((each) => each !== undefined);
    expect(others).toEqual([]);
    const isApproved = end?.status === 'COMPLETED';
    expect({ isUsable: await isUsable(), isTaken: await isTaken() }).toEqual({
      isUsable: !isApproved,
      isTaken: isApproved,
    });
  }
});
