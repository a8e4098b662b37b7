import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEVELOPMENT, makeToken, startVault, type TestVault } from './start-vault.test-support.ts';
import { CONTACT } from './visitor.test-support.ts';
import { type Order, OrderBook } from './orders.ts';
import { Shoppers } from './shoppers.ts';
import { storeCard } from './store-card.ts';
import { Vault } from './vault.ts';
import { VaultError } from './vault-error.ts';

let development: TestVault;
let vault: Vault;

beforeAll(async () => {
  development = await startVault();
  vault = new Vault({ ...DEVELOPMENT, vault: development.vault });
});

afterAll(async () => {
  await development.stop();
});

function createOrder(): Order {
  const order = new OrderBook().create(new Shoppers().create());
  order.contact = CONTACT;
  return order;
}

test('the first card of a shopper creates a profile, the second joins it', async () => {
  const order = createOrder();
  const first = await storeCard(vault, order, await makeToken(development.vault));
  const { profileId } = order.shopper;
  const token = await makeToken(development.vault, '111', '5200400000000009');
  const second = await storeCard(vault, order, token);
  expect([first.lastDigits, second.lastDigits]).toEqual(['1111', '0009']);
  expect(order.shopper.profileId).toBe(profileId);
  expect(await vault.getCard(profileId ?? '', second.id)).toMatchObject({ paymentToken: second.paymentToken });
});

test('a card that is stored already is found', async () => {
  const order = createOrder();
  const first = await storeCard(vault, order, await makeToken(development.vault));
  const again = await storeCard(vault, order, await makeToken(development.vault));
  expect(again.paymentToken).toBe(first.paymentToken);
});

test('a profile whose creation was never answered is found', async () => {
  const order = createOrder();
  const lost = await vault.createProfile({
    merchantCustomerId: order.shopper.customerId,
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: CONTACT.email,
    singleUseToken: await makeToken(development.vault),
  });
  const card = await storeCard(vault, order, await makeToken(development.vault));
  expect(order.shopper.profileId).toBe(lost.id);
  expect(card.id).toBe(lost.cards[0]?.id);
});

test('a token that cannot be used is the caller’s to tell', async () => {
  const spent = await makeToken(development.vault);
  await storeCard(vault, createOrder(), spent);
  await expect(storeCard(vault, createOrder(), spent)).rejects.toSatisfy(
    (error) => error instanceof VaultError && error.status === 400 && error.code === '5068',
  );
});
