import type { KeptTenant, KeptToken } from '../contents.ts';
import { type BankAccountName, bankAccountBody } from '../numbers.ts';
import { type Body, type CallVault, callerOf, VAULT } from './call-vault.ts';
import type { InlayCommand } from './inlay-command.ts';
import { makeMandates } from './mandates.ts';
import { Till } from './payments.ts';
import { makeKeys, makeRemovedProfile, readProfiles } from './tenants.ts';
import { EXPIRY, HOLDER, STREET, Wallet } from './wallet.ts';

const ADA = {
  merchantCustomerId: 'ada',
  locale: 'en_GB',
  firstName: 'Ada',
  middleName: 'Byron',
  lastName: 'Fields',
  dateOfBirth: { year: 1981, month: 10, day: 24 },
  ip: '192.0.2.7',
  gender: 'F',
  nationality: 'Canadian',
  email: 'ada@example.com',
  phone: '+1 416 555 0100',
  cellPhone: '+1 416 555 0101',
};

/** Makes a test tenant with one record of everything. It uses the account of `inlay init`, and one in euros. */
export async function makeTestTenant(
  inlay: InlayCommand,
  origin: string,
  { id, name, account }: { readonly id: string; readonly name: string; readonly account: string },
): Promise<KeptTenant> {
  const keys = await makeKeys(inlay, id);
  const euros = ['--tenant', id, '--number', '2000000001', '--currency', 'EUR'];
  const { number: euroAccount } = await inlay.ask('accounts', 'create', ...euros);
  const call = callerOf(origin, keys.secretKey);
  const wallet = new Wallet(call);
  const ada = await wallet.profile(ADA);
  const cards = await giveCards(call, wallet, ada);
  const mandates = await giveBankAccounts(call, wallet, ada);
  const grace = await wallet.profile({ merchantCustomerId: 'grace' });
  await wallet.card(grace, 'visa');
  await wallet.bankAccount(grace, 'sepa');
  const odd = await makeOddProfile(wallet, new Wallet(callerOf(origin, keys.publishableKey)));
  const bare = await wallet.profile({ merchantCustomerId: 'bare' });
  const removedProfile = await makeRemovedProfile(call, wallet);

  const till = new Till(call);
  const spentToken = await wallet.cardToken('discover', { cvv: '111' });
  await pay(till, wallet, { account, cards, spentToken });
  // Each account has its own references.
  await till.authorize(euroAccount, 'approved', { card: { paymentToken: cards.visa.paymentToken } });
  const tokens = await makeTokens(till, wallet, account);
  const heldToken: KeptToken = { paymentToken: await wallet.cardToken('mastercard'), card: 'mastercard' };
  const profiles = await readProfiles(call, [ada, grace, odd, bare]);
  const openPayments = await Promise.all([
    till.leaveOpen(account, 'open', cards.visa.paymentToken),
    till.leaveOpen(account, 'open with a token', heldToken.paymentToken),
  ]);
  return {
    id,
    mode: 'test',
    name,
    accounts: [account, euroAccount],
    ...keys,
    profiles,
    removedProfile,
    cards: wallet.cards,
    bankAccounts: wallet.bankAccounts,
    mandates,
    payments: till.payments,
    openPayments,
    heldToken,
    tokens,
    spentToken,
  };
}

interface Cards {
  readonly visa: Body;
  readonly coBadged: Body;
}

/** Makes four cards, the third of them the default, and addresses of both kinds. */
async function giveCards(call: CallVault, wallet: Wallet, profile: string): Promise<Cards> {
  const visa = await wallet.card(profile, 'visa', {
    holderName: 'Ada Fields',
    nickName: 'Everyday',
    merchantRefNum: 'card 1',
    billingAddress: { ...STREET, nickName: 'Home', zip: 'M5H 2N2', country: 'CA', phone: '+1 416 555 0100' },
  });
  const chosen = { cvv: '111', holderName: 'Ada Fields', preferredNetwork: 'cartes-bancaires' };
  const token = await wallet.cardToken('coBadged', { ...chosen, billingAddress: { zip: '75001' } });
  const coBadged = await wallet.card(profile, 'coBadged', { singleUseToken: token });
  await wallet.card(profile, 'mastercard', { defaultCardIndicator: true });
  await wallet.card(profile, 'amex', { nickName: 'Travel' });
  const removed = await call('POST', `${VAULT}/profiles/${profile}/cards`, {
    singleUseToken: await wallet.cardToken('discover'),
  });
  await call('DELETE', `${VAULT}/profiles/${profile}/cards/${removed.id}`);
  const address = { ...STREET, country: 'CA', zip: 'M5H 2N2', recipientName: 'Grace' };
  await call('POST', `${VAULT}/profiles/${profile}/addresses`, { ...address, nickName: 'Work' });
  await call('POST', `${VAULT}/profiles/${profile}/addresses`, {
    ...address,
    nickName: 'Parcels',
    defaultShippingAddressIndicator: true,
  });
  return { visa, coBadged };
}

async function giveBankAccounts(call: CallVault, wallet: Wallet, profile: string): Promise<KeptTenant['mandates']> {
  const billingAddress = { ...STREET, nickName: 'Bank', zip: 'M5H 2N2', country: 'CA' };
  await wallet.bankAccount(profile, 'achChecking', { accountType: 'CHECKING', nickName: 'Rent', billingAddress });
  const savings = await wallet.bankAccountToken('achSavings', { accountType: 'SAVINGS' });
  await wallet.bankAccount(profile, 'achSavings', { singleUseToken: savings });
  const bacs = await wallet.bankAccount(profile, 'bacs', { merchantRefNum: 'bacs 1' });
  const eft = await wallet.bankAccountToken('eft');
  await wallet.bankAccount(profile, 'eft', { singleUseToken: eft });
  await wallet.bankAccount(profile, 'sepa', { bic: 'COBADEFFXXX', mandates: [{ reference: 'sepa' }] });
  const removed = await call('POST', `${VAULT}/profiles/${profile}/bacsbankaccounts`, {
    singleUseToken: await wallet.bankAccountToken('bacsTwo'),
  });
  return makeMandates(call, profile, { bacs: bacs.id, removed: removed.id });
}

/**
 * Makes a profile with odd but valid values: later releases may refuse them in requests, but must still return them.
 */
async function makeOddProfile(wallet: Wallet, page: Wallet): Promise<string> {
  const profile = await wallet.profile({
    merchantCustomerId: 'odd',
    dateOfBirth: { year: 1999, month: 2, day: 31 },
  });
  await wallet.card(profile, 'zeros', { billingAddress: { zip: '-', country: 'xx' } });
  await wallet.bankAccount(profile, 'eftOfNoBank');
  await wallet.bankAccount(profile, 'sepaSpaced', {
    singleUseToken: await page.bankAccountToken('sepaSpaced', { bic: 'agrifrpp' }),
    mandates: [{ reference: '/mandate_1 & Ä' }],
  });
  return profile;
}

/** Makes payments with every result. */
async function pay(
  till: Till,
  wallet: Wallet,
  { account, cards, spentToken }: { readonly account: string; readonly cards: Cards; readonly spentToken: string },
): Promise<void> {
  const card = { paymentToken: cards.visa.paymentToken };
  await till.authorize(account, 'approved', { card: { ...card, cvv: '111' } });
  await till.authorize(account, 'with all details', {
    card: { paymentToken: cards.coBadged.paymentToken },
    description: 'A book',
    profile: { firstName: 'Ada', lastName: 'Fields', email: 'ada@example.com', merchantCustomerId: 'ada' },
    billingDetails: { ...STREET, zip: 'M5H 2N2', country: 'CA' },
    merchantDescriptor: { dynamicDescriptor: 'SHOP', phone: '4165550100' },
  });
  await till.authorize(account, 'with a code', { card: { ...card, cvv: await wallet.codeToken('111') } });
  await till.authorize(account, 'with a token', { card: { paymentToken: spentToken } });
  await till.authorize(account, 'declined', { card, amount: 5 }, 402);
  await till.authorize(account, 'short of funds', { card, amount: 11 }, 402);
  await till.authorize(account, 'failed', { card, amount: 20 }, 502);
  await till.authorize(account, 'approved', { card, dupCheck: false });
  // Verifications have their own references.
  await till.verify(account, 'approved', { card });
}

/** Makes single-use tokens of every kind, which are never spent. */
async function makeTokens(till: Till, wallet: Wallet, account: string): Promise<readonly KeptToken[]> {
  const verified = await wallet.cardToken('amex', { cvv: '1234' });
  // The verification keeps the number and removes the code.
  await till.verify(account, 'of a token', { card: { paymentToken: verified } });
  const card = { holderName: 'Ada Fields', preferredNetwork: 'visa' };
  const billingAddress = { ...STREET, zip: 'M5H 2N2', country: 'CA' };
  return [
    {
      paymentToken: await wallet.cardToken('visaTwo', { ...card, billingAddress, cvv: '555' }),
      card: 'visaTwo',
      cvvVerification: 'UNKNOWN',
      avsResponse: 'MATCH',
      answer: { ...card, cardExpiry: EXPIRY },
      billingAddress,
    },
    { paymentToken: await wallet.cardToken('discover'), card: 'discover', cvvVerification: 'NOT_PROCESSED' },
    { paymentToken: verified, card: 'amex', cvvVerification: 'NOT_PROCESSED' },
    { paymentToken: await wallet.codeToken('666'), cvvVerification: 'NO_MATCH' },
    await makeBankAccountToken(wallet, 'achChecking', { accountType: 'CHECKING' }),
    await makeBankAccountToken(wallet, 'bacs'),
    { ...(await makeBankAccountToken(wallet, 'eft', { billingAddress })), billingAddress },
    await makeBankAccountToken(wallet, 'sepa', { bic: 'COBADEFFXXX' }),
  ];
}

async function makeBankAccountToken(wallet: Wallet, name: BankAccountName, details: object = {}): Promise<KeptToken> {
  const { accountNumber: _number, iban: _iban, ...bank } = bankAccountBody(name);
  const { billingAddress: _address, ...known } = details as Body;
  return {
    paymentToken: await wallet.bankAccountToken(name, details),
    bankAccount: name,
    answer: { ...HOLDER, ...bank, ...known },
  };
}
