import type { KeptAnswer, KeptTenant } from '../contents.ts';
import { type CallVault, VAULT } from './call-vault.ts';
import type { InlayCommand } from './inlay-command.ts';
import type { Wallet } from './wallet.ts';

const PARTS = 'cards,addresses,achbankaccounts,bacsbankaccounts,eftbankaccounts,sepabankaccounts';

export type TenantKeys = Pick<
  KeptTenant,
  'secretKey' | 'tokensKey' | 'publishableKey' | 'revokedKey' | 'revokedPublishableKey'
>;

/** Makes a key of every kind, and revokes one of each kind. */
export async function makeKeys(inlay: InlayCommand, tenant: string): Promise<TenantKeys> {
  const keys = {
    secretKey: await inlay.secretKey(tenant),
    tokensKey: await inlay.secretKey(tenant, 'tokens'),
    publishableKey: await inlay.publishableKey(tenant),
    revokedKey: await inlay.secretKey(tenant),
    revokedPublishableKey: await inlay.publishableKey(tenant),
  };
  await inlay.ask('keys', 'revoke', keys.revokedKey.id);
  await inlay.ask('keys', 'revoke', keys.revokedPublishableKey);
  return keys;
}

/** Makes a profile with a card, and removes both. */
export async function makeRemovedProfile(call: CallVault, wallet: Wallet): Promise<KeptTenant['removedProfile']> {
  const merchantCustomerId = 'removed';
  const card = { singleUseToken: await wallet.cardToken('discover') };
  const made = await call('POST', `${VAULT}/profiles`, { merchantCustomerId, card });
  await call('DELETE', `${VAULT}/profiles/${made.id}`);
  return { id: made.id, merchantCustomerId, cardToken: made.cards[0].paymentToken };
}

/** Reads every profile from the vault, with all its parts. */
export async function readProfiles(call: CallVault, ids: readonly string[]): Promise<readonly KeptAnswer[]> {
  return Promise.all(ids.map((id) => call('GET', `${VAULT}/profiles/${id}?fields=${PARTS}`)));
}
