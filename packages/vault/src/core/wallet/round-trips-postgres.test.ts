import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../secret.ts';
import { openCore, TEST_CARD } from '../open-core.test-support.ts';
import { createBankAccountToken } from '../tokens/bank-account-tokens.ts';
import { createCardToken } from '../tokens/card-tokens.ts';
import { createAddress, removeAddress, updateAddress } from './addresses.ts';
import { createBankAccount, removeBankAccount } from './bank-accounts.ts';
import { createCard, removeCard, updateCard } from './cards.ts';
import { createMandate } from './mandates.ts';
import { createProfile, getProfile, updateProfile } from './profiles.ts';
import { updateBankAccount } from './update-bank-account.ts';

// A transaction takes one round trip for each time that it waits, and one for its COMMIT.

const SECOND_CARD = { ...TEST_CARD, number: { ...TEST_CARD.number, secret: new Secret('4012888888881881') } };
const SEPA_NUMBER = { secret: new Secret('DE89370400440532013000'), lastDigits: '00' };
const OTHER_SEPA_NUMBER = { secret: new Secret('DE75512108001245126199'), lastDigits: '99' };
const SEPA_ACCOUNT = { number: SEPA_NUMBER, accountHolderName: 'Sally Barnes' };

/** A tenant whose keys are at hand, with a profile that has a card. */
async function open() {
  const { core, scope } = await openCore(onTestFinished);
  const { storage } = core;
  const { profile, cards } = await createProfile(core, scope(), { locale: 'en_US' }, { card: TEST_CARD });
  async function tripsOf(work: () => Promise<unknown>): Promise<number> {
    const { roundTrips, retries } = storage.counters;
    await work();
    expect(storage.counters.retries).toBe(retries);
    return storage.counters.roundTrips - roundTrips;
  }
  return { core, scope, tripsOf, profileId: profile.id, cardId: cards?.[0]?.id ?? '' };
}

test('a token is made in one round trip', async () => {
  const { core, scope, tripsOf } = await open();
  expect(await tripsOf(() => createCardToken(core, scope(), SECOND_CARD))).toBe(1);
  expect(await tripsOf(() => createBankAccountToken(core, scope(), 'sepa', SEPA_ACCOUNT))).toBe(1);
});

test('a token is exchanged for a profile in three: to find it, to store all, and COMMIT', async () => {
  const { core, scope, tripsOf } = await open();
  const { text } = await createCardToken(core, scope(), { ...SECOND_CARD, billingAddress: { country: 'CA' } });
  const exchange = () =>
    createProfile(core, scope(), { locale: 'en_US', customerId: 'next' }, { card: { singleUseToken: text } });
  expect(await tripsOf(exchange)).toBe(3);
});

test('a profile is read with all of its parts in one', async () => {
  const { core, scope, tripsOf, profileId } = await open();
  expect(await tripsOf(() => getProfile(core, scope(), profileId))).toBe(1);
  const parts = ['addresses', 'cards', 'ach', 'bacs', 'eft', 'sepa'] as const;
  expect(await tripsOf(() => getProfile(core, scope(), profileId, parts))).toBe(1);
});

test('a card is added by token in three, by number in two, and changed and removed in three', async () => {
  const { core, scope, tripsOf, profileId, cardId } = await open();
  const { text } = await createCardToken(core, scope(), SECOND_CARD);
  expect(await tripsOf(() => createCard(core, scope(), { profileId }, { singleUseToken: text }))).toBe(3);
  const ref = { profileId, id: cardId };
  await expect(createCard(core, scope(), { profileId }, TEST_CARD)).rejects.toMatchObject({
    code: 'card_already_stored',
  });
  expect(await tripsOf(() => updateCard(core, scope(), ref, { nickname: 'mine', makeDefault: true }))).toBe(3);
  expect(await tripsOf(() => removeCard(core, scope(), ref))).toBe(3);
  expect(await tripsOf(() => createCard(core, scope(), { profileId }, TEST_CARD))).toBe(2);
});

test('a profile and an address are changed in three', async () => {
  const { core, scope, tripsOf, profileId } = await open();
  expect(await tripsOf(() => updateProfile(core, scope(), { id: profileId }, { customerId: 'renamed' }))).toBe(3);
  const { id } = await createAddress(core, scope(), { profileId }, { country: 'CA' });
  const ref = { profileId, id };
  expect(await tripsOf(() => updateAddress(core, scope(), ref, { city: 'Ottawa', isDefaultShipping: true }))).toBe(3);
  expect(await tripsOf(() => removeAddress(core, scope(), ref))).toBe(3);
});

test('a bank account is added in two, changed and removed in three, and becomes another one in four', async () => {
  const { core, scope, tripsOf, profileId } = await open();
  let id = '';
  const place = { profileId, scheme: 'sepa' } as const;
  const add = async () => {
    ({
      account: { id },
    } = await createBankAccount(core, scope(), place, SEPA_ACCOUNT));
  };
  expect(await tripsOf(add)).toBe(2);
  const ref = { ...place, id };
  await createMandate(core, scope(), ref, { reference: 'r' });
  expect(await tripsOf(() => updateBankAccount(core, scope(), ref, { nickname: 'mine' }))).toBe(3);
  const rename = () => updateBankAccount(core, scope(), ref, { number: OTHER_SEPA_NUMBER });
  expect(await tripsOf(rename)).toBe(4);
  expect((await updateBankAccount(core, scope(), ref, {})).mandates).toMatchObject([{ status: 'INACTIVE' }]);
  expect(await tripsOf(() => removeBankAccount(core, scope(), ref))).toBe(3);
});
