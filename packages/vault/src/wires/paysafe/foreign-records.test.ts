import { expect, onTestFinished, test } from 'vitest';
import { createSecretKey } from '../../core/access/keys.ts';
import { createTenant } from '../../core/access/tenants.ts';
import { basic, EXPIRY, NUMBER, testVaults, VAULT } from '../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const PROFILES = `${VAULT}/profiles`;
const HOLDER = { accountHolderName: 'Sally Barnes' };
const ACCOUNTS = {
  ach: { accountNumber: '9876543210', routingNumber: '021000021', accountType: 'CHECKING', ...HOLDER },
  bacs: { accountNumber: '12345678', sortCode: '207405', mandates: { reference: 'r' }, ...HOLDER },
  eft: { accountNumber: '3358921', transitNumber: '25039', institutionId: '001', ...HOLDER },
  sepa: { iban: 'DE89370400440532013000', mandates: { reference: 'r' }, ...HOLDER },
};
const NEW_PROFILE = {
  merchantCustomerId: 'c',
  card: { cardNum: NUMBER, cardExpiry: EXPIRY, billingAddress: { country: 'US' } },
  ...Object.fromEntries(Object.entries(ACCOUNTS).map(([kind, account]) => [`${kind}BankAccount`, account])),
};

test.each(['test', 'live'] as const)(
  'every record is as if it did not exist, to another tenant in %s mode',
  async (mode) => {
    const { call, storage, clock } = await openTestVault();
    const deps = { storage, now: () => clock.now };
    const { id: tenantId } = await createTenant(deps, 'Other', mode);
    const { key, secret } = await createSecretKey(deps, tenantId);
    const authorization = basic(key.id, secret);

    const { body: mine } = await call('POST', PROFILES, { body: NEW_PROFILE });
    const { body: theirs } = await call('POST', PROFILES, { authorization, body: { merchantCustomerId: 'c' } });
    expect([mine.status, theirs.status]).toEqual(['ACTIVE', 'ACTIVE']);
    const kinds = Object.keys(ACCOUNTS) as (keyof typeof ACCOUNTS)[];
    const accounts = kinds.map((kind) => ({ kind, account: mine[`${kind}BankAccounts`][0] }));
    const mandates = accounts.flatMap(({ account }) => account.mandates ?? []);
    const billingAddressId = mine.addresses[0].id;
    expect(mandates).toHaveLength(2);

    const update = { country: 'US', ...HOLDER, status: 'CANCELLED', merchantCustomerId: 'x' };
    const expectAbsent = async (method: string, path: string, body?: object) => {
      const answer = await call(method, path, { authorization, ...(body ? { body } : {}) });
      expect([method, path, answer.status, answer.body.error.code]).toEqual([method, path, 404, '5269']);
    };
    for (const profile of [`${PROFILES}/${mine.id}`, `${PROFILES}/${theirs.id}`]) {
      const records = [
        `${profile}/addresses/${billingAddressId}`,
        `${profile}/cards/${mine.cards[0].id}`,
        ...accounts.map(({ kind, account }) => `${profile}/${kind}bankaccounts/${account.id}`),
        ...mandates.map(({ id }: { id: string }) => `${profile}/mandates/${id}`),
      ];
      for (const path of records) {
        await expectAbsent('GET', path);
        await expectAbsent('PUT', path, update);
        await expectAbsent('DELETE', path);
      }
      for (const { kind, account } of accounts.filter(({ account: { mandates: some } }) => some)) {
        await expectAbsent('POST', `${profile}/${kind}bankaccounts/${account.id}/mandates`, { reference: 'r' });
      }
      for (const { id } of mandates) await expectAbsent('POST', `${profile}/mandates/${id}/bankanswers`, update);
    }
    for (const { kind, account } of accounts) {
      await expectAbsent('GET', `${VAULT}/${kind}bankaccounts/${account.id}`);
      await expectAbsent('POST', `${PROFILES}/${mine.id}/${kind}bankaccounts`, ACCOUNTS[kind]);
      const billed = { ...ACCOUNTS[kind], billingAddressId };
      const path = `${PROFILES}/${theirs.id}/${kind}bankaccounts`;
      expect((await call('POST', path, { authorization, body: billed })).body.error.code).toBe('7511');
      expect((await call('POST', path, { authorization, body: ACCOUNTS[kind] })).status).toBe(201);
    }
    await expectAbsent('POST', `${PROFILES}/${mine.id}/addresses`, { country: 'US' });
    const sepa = { sepa: { iban: ACCOUNTS.sepa.iban } };
    const { body: token } = await call('POST', `${VAULT}/singleusetokens`, { body: sepa });
    const stolen = { ...HOLDER, singleUseToken: token.paymentToken };
    const answer = await call('POST', `${PROFILES}/${theirs.id}/sepabankaccounts`, { authorization, body: stolen });
    expect([answer.status, answer.body.error.code]).toEqual([400, '5068']);

    const fields = 'addresses,cards,achbankaccounts,bacsbankaccounts,eftbankaccounts,sepabankaccounts';
    expect((await call('GET', `${PROFILES}/${mine.id}?fields=${fields}`)).body).toMatchObject({
      addresses: mine.addresses,
      achBankAccounts: mine.achBankAccounts,
      sepaBankAccounts: mine.sepaBankAccounts,
    });
  },
);
