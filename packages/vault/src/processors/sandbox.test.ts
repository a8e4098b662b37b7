import { expect, test } from 'vitest';
import { Secret } from '../secret.ts';
import type { CardAuthorizationOrder } from './processor.ts';
import { createSandbox, SANDBOX_AMOUNTS } from './sandbox.ts';

const signal = new AbortController().signal;

function order(changes: Partial<CardAuthorizationOrder> & { digits?: string } = {}): CardAuthorizationOrder {
  const { digits, ...rest } = changes;
  return {
    id: '0197a000-0000-7000-8000-000000000001',
    reference: 'ref',
    currencyCode: 'USD',
    amount: 1000,
    number: new Secret('4111111111111111'),
    expiry: { month: 12, year: 2030 },
    ...(digits === undefined ? {} : { securityCode: new Secret(digits) }),
    ...rest,
  };
}

test.each([
  ['111', 'MATCH'],
  ['222', 'NOT_PROCESSED'],
  ['555', 'UNKNOWN'],
  ['666', 'NO_MATCH'],
  ['1234', 'MATCH'],
  [undefined, 'NOT_PROCESSED'],
])('answers the security code %s with %s', async (digits, securityCodeCheck) => {
  const result = await createSandbox().verify(order(digits === undefined ? {} : { digits }), signal);
  expect(result).toMatchObject({ outcome: 'approved', securityCodeCheck });
});

test.each([
  [{ street: '1 Main St', postalCode: '90210' }, 'MATCH'],
  [{ street: '1 Main St' }, 'MATCH_ADDRESS_ONLY'],
  [{ postalCode: '90210' }, 'MATCH_ZIP_ONLY'],
  [{}, 'NOT_PROCESSED'],
])('answers the address %j with %s', async (billingAddress, addressCheck) => {
  expect(await createSandbox().authorize(order({ billingAddress }), signal)).toMatchObject({ addressCheck });
});

test.each([
  [5, { outcome: 'declined', reason: 'payment_declined', securityCodeCheck: 'NOT_PROCESSED' }],
  [11, { outcome: 'declined', reason: 'payment_declined_funds', securityCodeCheck: 'NOT_PROCESSED' }],
  [20, { outcome: 'failed' }],
])('answers the amount %d with %j', async (amount, result) => {
  expect(await createSandbox().authorize(order({ amount }), signal)).toEqual(result);
});

test('gives the same six digits for the same payment', async () => {
  const [first, second] = await Promise.all([1, 2].map(() => createSandbox().authorize(order(), signal)));
  expect(first).toEqual(second);
  expect(first).toMatchObject({ authCode: expect.stringMatching(/^\d{6}$/) });
});

test.each([
  [SANDBOX_AMOUNTS.answerLost, 'approved'],
  [SANDBOX_AMOUNTS.orderLost, undefined],
])('gives up on the amount %d when told to, and a look-up tells the truth', async (amount, outcome) => {
  const sandbox = createSandbox();
  const lost = order({ amount });
  await expect(sandbox.authorize(lost, AbortSignal.timeout(5))).rejects.toThrow('in time');
  const sent = { id: lost.id, kind: 'authorization', amount } as const;
  expect((await createSandbox().find(sent, signal))?.outcome).toBe(outcome);
});

test.each([1000, ...Object.values(SANDBOX_AMOUNTS).slice(0, 3)])(
  'finds in any process what another one answered to the amount %d',
  async (amount) => {
    const result = await createSandbox().authorize(order({ amount }), signal);
    const sent = { id: order().id, kind: 'authorization', amount } as const;
    expect(await createSandbox().find(sent, signal)).toEqual(result);
  },
);

test('finds a verification in any process', async () => {
  const result = await createSandbox().verify(order(), signal);
  expect(await createSandbox().find({ id: order().id, kind: 'verification' }, signal)).toEqual(result);
});
