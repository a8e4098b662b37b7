import type { KeptTenant } from '../contents.ts';
import { callerOf } from './call-vault.ts';
import type { InlayCommand } from './inlay-command.ts';
import { makeKeys, makeRemovedProfile, readProfiles } from './tenants.ts';
import { Wallet } from './wallet.ts';

const MANDATES = { mandates: [{ reference: 'live' }] };

/**
 * Makes a tenant in live mode. The command line has no processor for it, so it stores records and makes no payments.
 */
export async function makeLiveTenant(inlay: InlayCommand, origin: string): Promise<KeptTenant> {
  const { id, name } = await inlay.ask('tenants', 'create', '--name', 'Upgrade shop, live', '--mode', 'live');
  const keys = await makeKeys(inlay, id);
  const call = callerOf(origin, keys.secretKey);
  const wallet = new Wallet(call);
  // The same number and name as in a profile of the test tenant.
  const profile = await wallet.profile({ merchantCustomerId: 'ada', locale: 'fr_CA' });
  await wallet.card(profile, 'visa', { billingAddress: { zip: '10115', country: 'DE' } });
  await wallet.bankAccount(profile, 'achChecking', { accountType: 'LOAN' });
  await wallet.bankAccount(profile, 'bacs', MANDATES);
  await wallet.bankAccount(profile, 'eftTwo');
  await wallet.bankAccount(profile, 'sepaTwo', MANDATES);
  const removedProfile = await makeRemovedProfile(call, wallet);
  const spentToken = await wallet.cardToken('amex');
  await wallet.card(profile, 'amex', { singleUseToken: spentToken });
  const tokens = [
    { paymentToken: await wallet.cardToken('visa', { cvv: '111' }), card: 'visa' },
    { paymentToken: await wallet.bankAccountToken('sepaTwo'), bankAccount: 'sepaTwo' },
  ] as const;
  return {
    id,
    mode: 'live',
    name,
    accounts: [],
    ...keys,
    profiles: await readProfiles(call, [profile]),
    removedProfile,
    cards: wallet.cards,
    bankAccounts: wallet.bankAccounts,
    mandates: [],
    payments: [],
    openPayments: [],
    tokens,
    spentToken,
  };
}
