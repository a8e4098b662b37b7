import { expect, onTestFinished, test } from 'vitest';
import { openCore, TEST_ACCOUNT, TEST_CARD } from '../open-core.test-support.ts';
import { createCardToken } from '../tokens/card-tokens.ts';
import { createProfile } from '../wallet/profiles.ts';
import { authorize, type PaymentCard } from './pay.ts';
import { getPayment } from './payment.ts';

async function open() {
  const { core, scope } = await openCore(onTestFinished);
  let reference = 0;
  const pay = (card: PaymentCard) => {
    reference += 1;
    return authorize(core, scope(), {
      accountNumber: TEST_ACCOUNT,
      reference: `r${reference}`,
      amount: 100,
      card,
      details: {},
    });
  };
  const tripsOf = async (work: () => Promise<unknown>) => {
    const before = core.storage.counters.roundTrips;
    await work();
    return core.storage.counters.roundTrips - before;
  };
  // The account and the tenant's keys are kept from the first payment on.
  await pay({ source: TEST_CARD });
  return { core, scope, pay, tripsOf };
}

test('a payment by number begins in two round trips and ends in one', async () => {
  const { pay, tripsOf } = await open();
  expect(await tripsOf(() => pay({ source: TEST_CARD }))).toBe(3);
});

test('a payment by token or stored card takes one more round trip, to find it', async () => {
  const { core, scope, pay, tripsOf } = await open();
  const { text } = await createCardToken(core, scope(), TEST_CARD);
  expect(await tripsOf(() => pay({ source: { singleUseToken: text } }))).toBe(4);
  const { cards } = await createProfile(core, scope(), { locale: 'en_US' }, { card: TEST_CARD });
  const paymentToken = cards?.[0]?.paymentToken ?? '';
  expect(await tripsOf(() => pay({ source: { paymentToken } }))).toBe(4);
});

test('a payment is looked up in one round trip', async () => {
  const { core, scope, pay, tripsOf } = await open();
  const { id } = await pay({ source: TEST_CARD });
  const look = () => getPayment(core, scope(), { accountNumber: TEST_ACCOUNT, kind: 'authorization', id });
  expect(await tripsOf(look)).toBe(1);
});
