import { expect, onTestFinished, test } from 'vitest';
import { EXPIRY, NUMBER, testVaults, VAULT } from '../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const GONE = '00000000-0000-4000-8000-000000000000';

const CARD = { cardNum: NUMBER, cardExpiry: EXPIRY };
const ACCOUNT = {
  accountHolderName: 'Jo Doe',
  accountNumber: '988772192',
  routingNumber: '211589828',
  accountType: 'CHECKING',
};

/** A profile that holds what a caller would like to guess, and a way to guess. */
async function openProfile() {
  const { call } = await openTestVault();
  const made = await call('POST', `${VAULT}/profiles`, {
    body: { merchantCustomerId: 'm1', locale: 'en_US', card: CARD, achBankAccount: ACCOUNT },
  });
  expect(made.status).toBe(201);
  return (kind: string, body: object) => call('POST', `${VAULT}/profiles/${made.body.id}/${kind}`, { body });
}

test.each([
  { kind: 'cards', right: CARD, wrong: { ...CARD, cardNum: '4012888888881881' } },
  { kind: 'achbankaccounts', right: ACCOUNT, wrong: { ...ACCOUNT, accountNumber: '988772193' } },
])('a billing address that is not there refuses $kind before a number is compared', async ({ kind, right, wrong }) => {
  const guess = await openProfile();
  const answers = [right, wrong].map((body) => guess(kind, { ...body, billingAddressId: GONE }));
  const [known, unknown] = await Promise.all(answers);
  expect([known?.status, known?.body.error.reason]).toEqual([400, 'billing_address_unknown']);
  expect([unknown?.status, unknown?.body.error.reason]).toEqual([400, 'billing_address_unknown']);
  expect((await guess(kind, right)).body.error.reason).toMatch(/already_stored$/);
});
