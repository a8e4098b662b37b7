import { expect, onTestFinished, test } from 'vitest';
import type { CardVerificationOrder, Processor } from '../../../processors/processor.ts';
import { createSandbox } from '../../../processors/sandbox.ts';
import { EXPIRY, NUMBER, PAYMENTS, PUBLISHABLE, testVaults, VAULT } from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const SHARED = '4970100000000006';
const CHOSEN = 'cartes-bancaires';
const TOKENS = `${VAULT}/singleusetokens`;

/** A vault whose processor remembers what it was asked. */
async function openWithOrders() {
  const orders: CardVerificationOrder[] = [];
  const sandbox = createSandbox();
  const processor: Processor = {
    ...sandbox,
    authorize: (order, signal) => sandbox.authorize((orders.push(order), order), signal),
    verify: (order, signal) => sandbox.verify((orders.push(order), order), signal),
  };
  const coBadges = [{ brand: CHOSEN, ranges: [['497010', '497010']] as const }];
  const { call } = await openTestVault({ processors: { sandbox: processor }, coBadges });

  const makeToken = (card: object = {}) =>
    call('POST', TOKENS, {
      authorization: PUBLISHABLE,
      body: { card: { cardNum: SHARED, cardExpiry: EXPIRY, preferredNetwork: CHOSEN, ...card } },
    });
  const store = async (card: object) => {
    const { body } = await call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'c', card } });
    return { card: body.cards[0], path: `${VAULT}/profiles/${body.id}/cards/${body.cards[0].id}` };
  };
  const pay = async (collection: string, paymentToken: string, merchantRefNum = 'r') => {
    const body = { merchantRefNum, card: { paymentToken }, ...(collection === 'auths' ? { amount: 100 } : {}) };
    const answer = await call('POST', `${PAYMENTS}/${collection}`, { body });
    return { answer, looked: await call('GET', `${PAYMENTS}/${collection}/${answer.body.id}`) };
  };
  return { call, orders, makeToken, store, pay };
}

test('the network that a payer chose goes from the token to the card, its payments and their processor', async () => {
  const { call, orders, makeToken, store, pay } = await openWithOrders();
  const { body: token } = await makeToken();
  expect(token.card).toMatchObject({ cardType: 'VI', preferredNetwork: CHOSEN });
  const verified = await pay('verifications', token.paymentToken);
  const { card, path } = await store({ singleUseToken: token.paymentToken });
  expect(card.preferredNetwork).toBe(CHOSEN);
  expect((await call('GET', path)).body.preferredNetwork).toBe(CHOSEN);
  const paid = await pay('auths', card.paymentToken);
  for (const { answer, looked } of [verified, paid]) {
    expect(answer.body.card).toMatchObject({ type: 'VI', preferredNetwork: CHOSEN });
    expect(looked.body).toEqual(answer.body);
  }
  expect(orders.map(({ preferredNetwork }) => preferredNetwork)).toEqual([CHOSEN, CHOSEN]);
});

test('a card that nobody chose a network for has none', async () => {
  const { orders, makeToken, store, pay } = await openWithOrders();
  const { body: token } = await makeToken({ cardNum: NUMBER, preferredNetwork: '' });
  expect(token.card).not.toHaveProperty('preferredNetwork');
  const { card } = await store({ singleUseToken: token.paymentToken });
  const { answer } = await pay('auths', card.paymentToken);
  expect(card).not.toHaveProperty('preferredNetwork');
  expect(answer.body.card).not.toHaveProperty('preferredNetwork');
  expect(orders).toHaveLength(1);
  expect(orders[0]).not.toHaveProperty('preferredNetwork');
});

test('what the request says of the network wins over what came with the token', async () => {
  const { makeToken, store } = await openWithOrders();
  const { body: token } = await makeToken();
  const { card } = await store({ singleUseToken: token.paymentToken, preferredNetwork: 'visa' });
  expect(card.preferredNetwork).toBe('visa');
});

test('an update changes the network, and one that says nothing of it leaves it', async () => {
  const { call, store } = await openWithOrders();
  const { card, path } = await store({ cardNum: SHARED, cardExpiry: EXPIRY, preferredNetwork: CHOSEN });
  expect(card.preferredNetwork).toBe(CHOSEN);
  const renamed = await call('PUT', path, { body: { nickName: 'mine' } });
  expect(renamed.body).toMatchObject({ nickName: 'mine', preferredNetwork: CHOSEN });
  const changed = await call('PUT', path, { body: { preferredNetwork: 'visa' } });
  expect([changed.status, changed.body.preferredNetwork]).toEqual([200, 'visa']);
  expect((await call('GET', path)).body.preferredNetwork).toBe('visa');
});

test.each([
  ['Visa', 'Invalid Value'],
  ['cartes bancaires', 'Invalid Value'],
  ['4970100000000006', 'Invalid Value'],
  ['x'.repeat(33), 'size must be between 1 and 32'],
  [['visa'], 'Invalid Value'],
])('%j is no network', async (preferredNetwork, error) => {
  const { makeToken } = await openWithOrders();
  const { status, body } = await makeToken({ preferredNetwork });
  expect([status, body.error.fieldErrors]).toEqual([400, [{ field: 'card.preferredNetwork', error }]]);
});

test.each([
  [SHARED, 'visa', 200],
  [SHARED, CHOSEN, 200],
  [SHARED, 'mastercard', 400],
  [NUMBER, CHOSEN, 400],
])('of a page, %s over %s is answered with %i', async (cardNum, preferredNetwork, status) => {
  const { makeToken } = await openWithOrders();
  const { status: answered, body } = await makeToken({ cardNum, preferredNetwork });
  expect(answered).toBe(status);
  const refused = [{ field: 'card.preferredNetwork', error: 'Not a network of this card' }];
  expect(body.error?.fieldErrors).toEqual(status === 400 ? refused : undefined);
});
