import { describe, expect, test } from 'vitest';
import type { KeptTenant } from './contents.ts';
import {
  BANK_ACCOUNTS,
  type BankAccountName,
  bankAccountBody,
  CARD_NUMBERS,
  type CardName,
  ODD_NUMBERS,
} from './numbers.ts';
import { RELEASES } from './restore-fixture.ts';
import { type Call, ORIGIN, openUpgradedVault, VAULT } from './upgraded-vault.ts';

const PARTS = 'cards,addresses,achbankaccounts,bacsbankaccounts,eftbankaccounts,sepabankaccounts';
const EXPIRY = { month: 12, year: 2040 };
const HOLDER = { accountHolderName: 'Ada Fields', accountType: 'CHECKING' };
const SHOP = { origin: ORIGIN, 'inlay-parent-origin': 'https://shop.example' };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const cardsOf = (profile: string) => `${VAULT}/profiles/${profile}/cards`;

const accountsOf = (profile: string, name: BankAccountName) =>
  `${VAULT}/profiles/${profile}/${BANK_ACCOUNTS[name].kind}bankaccounts`;

function addCard(call: Call, profile: string, name: CardName) {
  return call('POST', cardsOf(profile), { cardNum: CARD_NUMBERS[name], cardExpiry: EXPIRY });
}

function addBankAccount(call: Call, profile: string, name: BankAccountName) {
  return call('POST', accountsOf(profile, name), { ...bankAccountBody(name), ...HOLDER });
}

async function newProfile(call: Call): Promise<string> {
  const { status, body } = await call('POST', `${VAULT}/profiles`, { merchantCustomerId: 'new since the upgrade' });
  expect(status).toBe(201);
  return body.id;
}

const isUsual = ({ number }: { readonly number: CardName | BankAccountName }) => !ODD_NUMBERS.includes(number);

const paymentsOf = ({ payments, openPayments }: KeptTenant) => [...payments, ...openPayments];

const firstCardToken = ({ cards }: KeptTenant) => cards[0]?.paymentToken ?? '';

test('there is a fixture of the first release', () => {
  expect(RELEASES).toContain('0.1.0');
});

describe.each(RELEASES)('a store of %s', (release) => {
  test('keeps the steps that it took: none of them is edited, none is taken twice', async () => {
    const { storage, contents } = await openUpgradedVault(release);
    const rows = await storage.read.all('SELECT number, checksum FROM migrations ORDER BY number');
    expect(rows.slice(0, contents.migrations.length)).toEqual(contents.migrations);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
  });

  test('shows every profile with all that is in it', async () => {
    const { contents, as } = await openUpgradedVault(release);
    for (const tenant of contents.tenants) {
      expect(tenant.profiles.length).toBeGreaterThan(0);
      for (const kept of tenant.profiles) {
        const { status, body } = await as(tenant)('GET', `${VAULT}/profiles/${String(kept['id'])}?fields=${PARTS}`);
        expect(status).toBe(200);
        expect(body).toMatchObject(kept);
      }
    }
  });

  test('shows one tenant nothing of another', async () => {
    const { contents, as } = await openUpgradedVault(release);
    for (const tenant of contents.tenants) {
      for (const other of contents.tenants.filter(({ id }) => id !== tenant.id)) {
        for (const { id } of other.profiles) {
          expect((await as(tenant)('GET', `${VAULT}/profiles/${String(id)}`)).status).toBe(404);
        }
      }
    }
  });

  test('charges the number that was stored with each card', async () => {
    const { contents, as, charged } = await openUpgradedVault(release);
    for (const tenant of contents.tenants.filter(({ accounts }) => accounts.length > 0)) {
      for (const { id, paymentToken, number } of tenant.cards) {
        const { status, body } = await as(tenant)('POST', `/cardpayments/v1/accounts/${tenant.accounts[0]}/auths`, {
          merchantRefNum: `upgraded ${id}`,
          amount: 1000,
          card: { paymentToken },
        });
        expect([status, body.status]).toEqual([200, 'COMPLETED']);
        expect(charged.at(-1)).toBe(CARD_NUMBERS[number]);
      }
    }
    expect(charged.length).toBeGreaterThan(0);
  });

  test('finds a number again that a profile has already, and takes it for another profile', async () => {
    const { contents, as } = await openUpgradedVault(release);
    for (const tenant of contents.tenants) {
      const call = as(tenant);
      const cards = tenant.cards.filter(isUsual);
      const bankAccounts = tenant.bankAccounts.filter(isUsual);
      for (const { profileId, id, number } of cards) {
        const { status, body } = await addCard(call, profileId, number);
        expect([number, status, body.error?.code]).toEqual([number, 409, '7503']);
        expect(JSON.stringify(body)).toContain(id);
      }
      for (const { profileId, id, number } of bankAccounts) {
        const { status, body } = await addBankAccount(call, profileId, number);
        expect([number, status, body.error?.code]).toEqual([number, 409, '7503']);
        expect(JSON.stringify(body)).toContain(id);
      }
      const other = await newProfile(call);
      for (const number of new Set(cards.map((card) => card.number))) {
        expect((await addCard(call, other, number)).status).toBe(201);
      }
      for (const number of new Set(bankAccounts.map((account) => account.number))) {
        expect((await addBankAccount(call, other, number)).status).toBe(201);
      }
    }
  });

  test.each([
    ['achChecking', { routingNumber: '122105155' }],
    ['bacs', { sortCode: '108800' }],
    ['eft', { transitNumber: '22446' }],
  ] as const)('opens the number of a bank account that moves to another bank: %s', async (number, bank) => {
    const { contents, as } = await openUpgradedVault(release);
    const tenant = contents.tenants.find(({ mode }) => mode === 'test') as KeptTenant;
    const kept = tenant.bankAccounts.find((account) => account.number === number);
    const { profileId = '', id } = kept ?? {};
    const call = as(tenant);
    const moved = await call('PUT', `${accountsOf(profileId, number)}/${id}`, { ...HOLDER, ...bank });
    expect([moved.status, moved.body.id]).toEqual([200, id]);
    expect((await addBankAccount(call, profileId, number)).status).toBe(201);
    const again = { ...bankAccountBody(number), ...HOLDER, ...bank };
    const { status, body } = await call('POST', accountsOf(profileId, number), again);
    expect([status, body.error?.code]).toEqual([409, '7503']);
  });

  test('exchanges every single-use token that nobody spent, for the number that it was made for', async () => {
    const { contents, as } = await openUpgradedVault(release);
    for (const tenant of contents.tenants) {
      const call = as(tenant);
      const profile = await newProfile(call);
      for (const { paymentToken: singleUseToken, card, bankAccount, ...kept } of tenant.tokens) {
        const path = bankAccount ? accountsOf(profile, bankAccount) : cardsOf(profile);
        const { status, body } = await call('POST', path, { singleUseToken });
        // A security code alone is nothing to store.
        expect([singleUseToken, status]).toEqual([singleUseToken, card || bankAccount ? 201 : 400]);
        if (card) expect((await addCard(call, profile, card)).body.error?.code).toBe('7503');
        if (bankAccount) expect((await addBankAccount(call, profile, bankAccount)).body.error?.code).toBe('7503');
        expect(body).toMatchObject(kept.answer ?? {});
        if (!kept.billingAddress) continue;
        const address = await call('GET', `${VAULT}/profiles/${profile}/addresses/${body.billingAddressId}`);
        expect(address.body).toMatchObject(kept.billingAddress);
      }
    }
  });

  test('pays with every single-use token of a card or of a code, and its security code is the one that was typed', async () => {
    const { contents, as, charged } = await openUpgradedVault(release);
    const tenant = contents.tenants.find(({ mode }) => mode === 'test') as KeptTenant;
    const path = `/cardpayments/v1/accounts/${tenant.accounts[0]}/auths`;
    const stored = firstCardToken(tenant);
    for (const { paymentToken, card, bankAccount, cvvVerification, avsResponse } of tenant.tokens) {
      if (bankAccount) continue;
      const { status, body } = await as(tenant)('POST', path, {
        merchantRefNum: `upgraded ${paymentToken}`,
        amount: 1000,
        card: card ? { paymentToken } : { paymentToken: stored, cvv: paymentToken },
      });
      expect([status, body.cvvVerification]).toEqual([200, cvvVerification]);
      if (avsResponse) expect(body.avsResponse).toBe(avsResponse);
      if (card) expect(charged.at(-1)).toBe(CARD_NUMBERS[card]);
    }
    expect(charged.length).toBeGreaterThan(3);
  });

  test('refuses a single-use token that was spent, and those whose time is over', async () => {
    const { contents, as, clock, vault } = await openUpgradedVault(release);
    const refusals = async (tenant: KeptTenant, singleUseToken: string) => {
      const card = await as(tenant)('POST', `${VAULT}/profiles`, {
        merchantCustomerId: 'late',
        card: { singleUseToken },
      });
      return [card.status, card.body.error?.code];
    };
    for (const tenant of contents.tenants) expect(await refusals(tenant, tenant.spentToken)).toEqual([400, '5068']);
    clock.now += 15 * MINUTE;
    await vault.runJobs();
    for (const tenant of contents.tenants) {
      const [late] = tenant.tokens.filter(({ card }) => card);
      expect(await refusals(tenant, late?.paymentToken ?? '')).toEqual([400, '5068']);
    }
  });

  test('shows every payment as it ended', async () => {
    const { contents, as } = await openUpgradedVault(release);
    const tenant = contents.tenants.find(({ mode }) => mode === 'test') as KeptTenant;
    expect(paymentsOf(tenant).length).toBeGreaterThan(10);
    for (const { account, collection, id, answer } of paymentsOf(tenant)) {
      const { status, body } = await as(tenant)('GET', `/cardpayments/v1/accounts/${account}/${collection}/${id}`);
      expect(status).toBe(200);
      expect(body).toMatchObject(answer);
    }
  });

  test('refuses a merchantRefNum again within 90 days, unless all its attempts failed, and takes it after them', async () => {
    const { contents, as, clock } = await openUpgradedVault(release);
    const tenant = contents.tenants.find(({ mode }) => mode === 'test') as KeptTenant;
    const repeat = async ({ account, collection, merchantRefNum }: KeptTenant['payments'][number]) => {
      const { status, body } = await as(tenant)('POST', `/cardpayments/v1/accounts/${account}/${collection}`, {
        merchantRefNum,
        ...(collection === 'auths' ? { amount: 1000 } : {}),
        card: { paymentToken: firstCardToken(tenant) },
      });
      return [status, body.error?.code];
    };
    const nameOf = (payment: (typeof payments)[number]) =>
      [payment.account, payment.collection, payment.merchantRefNum].join(' ');
    const payments = paymentsOf(tenant);
    const held = new Set(payments.filter(({ answer }) => answer.status !== 'FAILED').map(nameOf));
    clock.now += 89 * DAY;
    for (const payment of payments.filter((each) => held.has(nameOf(each)))) {
      expect(await repeat(payment)).toEqual([409, '5031']);
    }
    const failed = payments.filter((each) => !held.has(nameOf(each)));
    expect(failed).not.toEqual([]);
    for (const payment of failed) expect(await repeat(payment)).toEqual([200, undefined]);
    clock.now += 2 * DAY;
    for (const payment of tenant.openPayments) expect(await repeat(payment)).toEqual([200, undefined]);
  });

  test('finds the end of payments whose answer was lost, and uses up the token that one of them held', async () => {
    const { contents, as, clock, vault } = await openUpgradedVault(release);
    const tenant = contents.tenants.find(({ mode }) => mode === 'test') as KeptTenant;
    const call = as(tenant);
    const profile = await newProfile(call);
    const singleUseToken = tenant.heldToken?.paymentToken;
    expect((await call('POST', cardsOf(profile), { singleUseToken })).body.error?.code).toBe('9701');
    clock.now += MINUTE;
    await vault.runJobs();
    expect(tenant.openPayments.length).toBeGreaterThan(1);
    for (const { account, collection, id } of tenant.openPayments) {
      const { body } = await call('GET', `/cardpayments/v1/accounts/${account}/${collection}/${id}`);
      expect([body.status, body.error?.code]).toEqual(['COMPLETED', undefined]);
    }
    const { status, body } = await call('POST', cardsOf(profile), { singleUseToken });
    expect([status, body.error?.code]).toEqual([400, '5068']);
  });

  test('shows every mandate, lets one be cancelled that may be and no other', async () => {
    const { contents, as } = await openUpgradedVault(release);
    const tenant = contents.tenants.find(({ mode }) => mode === 'test') as KeptTenant;
    expect(new Set(tenant.mandates.map(({ answer }) => answer['status'])).size).toBeGreaterThan(8);
    const cancelled: unknown[] = [];
    for (const { profileId, answer } of tenant.mandates) {
      const path = `${VAULT}/profiles/${profileId}/mandates/${String(answer['id'])}`;
      const { status, body } = await as(tenant)('GET', path);
      expect(status).toBe(200);
      expect(body).toMatchObject(answer);
      if ((await as(tenant)('PUT', path, { status: 'CANCELLED' })).status === 200) cancelled.push(answer['status']);
    }
    expect(cancelled).toEqual(['INITIAL', 'PENDING', 'BATCHED', 'ACTIVE', 'CANCELLED']);
  });

  test('has nothing of a profile that was removed, and gives its merchantCustomerId away', async () => {
    const { contents, as } = await openUpgradedVault(release);
    for (const tenant of contents.tenants) {
      const { id, merchantCustomerId } = tenant.removedProfile;
      expect((await as(tenant)('GET', `${VAULT}/profiles/${id}`)).status).toBe(404);
      expect((await as(tenant)('POST', `${VAULT}/profiles`, { merchantCustomerId })).status).toBe(201);
      expect((await as(tenant)('POST', `${VAULT}/profiles`, { merchantCustomerId: 'ada' })).body.error?.code).toBe(
        '7505',
      );
    }
    const tenant = contents.tenants.find(({ mode }) => mode === 'test') as KeptTenant;
    const { status } = await as(tenant)('POST', `/cardpayments/v1/accounts/${tenant.accounts[0]}/auths`, {
      merchantRefNum: 'of a removed card',
      amount: 1000,
      card: { paymentToken: tenant.removedProfile.cardToken },
    });
    expect(status).toBe(400);
  });

  test('takes the keys that are live for what they permit, and refuses those that were revoked', async () => {
    const { contents, send, withKey } = await openUpgradedVault(release);
    const token = { body: { card: { cardNum: CARD_NUMBERS.visa, cardExpiry: EXPIRY } } };
    const tokens = (key: string, headers: Readonly<Record<string, string>> = SHOP) =>
      send(`${key}:`, 'POST', `${VAULT}/singleusetokens`, { ...token, headers });
    for (const { mode, publishableKey, revokedPublishableKey, tokensKey, revokedKey } of contents.tenants) {
      const path = `${VAULT}/profiles/unknown`;
      expect((await withKey(tokensKey)('GET', path)).status).toBe(403);
      expect((await withKey(tokensKey)('POST', `${VAULT}/singleusetokens`, token.body)).status).toBe(200);
      expect((await withKey(revokedKey)('GET', path)).status).toBe(401);
      expect((await withKey({ ...tokensKey, secret: revokedKey.secret })('GET', path)).status).toBe(401);
      expect((await tokens(publishableKey)).status).toBe(200);
      expect((await tokens(revokedPublishableKey)).status).toBe(401);
      expect((await tokens(publishableKey, { ...SHOP, 'inlay-parent-origin': 'https://other.example' })).status).toBe(
        403,
      );
      expect((await tokens(publishableKey, {})).status).toBe(mode === 'live' ? 403 : 200);
    }
  });
});
