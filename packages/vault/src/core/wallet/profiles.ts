import {
  deleteProfile,
  findProfile,
  findProfileByMerchantCustomerId,
  insertProfile,
  type ProfileFields,
  type StoredProfile,
  updateProfile as writeProfile,
} from './profiles.sql.ts';
import { deleteAddressesOfProfile, listAddresses } from './addresses.sql.ts';
import { deleteBankAccountsOfProfile } from './bank-accounts.sql.ts';
import { deleteCardsOfProfile, listCards } from './cards.sql.ts';
import type { Sql } from '../../store/engine.ts';
import { deleteFingerprintsOfProfile } from './fingerprints.sql.ts';
import { deleteMandatesOfProfile } from './mandates.sql.ts';
import type { Address, ProfileScope } from './addresses.ts';
import { BANK_ACCOUNT_KINDS, type BankAccountKind } from '../values/debit-scheme.ts';
import { type BankAccount, listBankAccounts } from './bank-accounts.ts';
import type { Card } from './cards.ts';
import type { Deps } from '../context.ts';
import { EntityExists } from '../entity-exists.ts';
import { type NewCard, prepareCard, storeCard } from './new-card.ts';
import {
  type NewBankAccount,
  type PreparedBankAccount,
  prepareBankAccount,
  storeBankAccount,
} from './new-bank-account.ts';
import { newRecordId } from '../values/record-id.ts';
import { recordNotFound } from '../record-not-found.ts';
import { randomToken } from '../values/random-token.ts';

export type { ProfileFields, StoredProfile as Profile } from './profiles.sql.ts';

/** The parts of a profile that can be asked for. */
export type ProfilePart = 'addresses' | 'cards' | BankAccountKind;

/** What a new profile starts with. */
export interface NewParts {
  readonly card?: NewCard;
  readonly bankAccounts?: Partial<Record<BankAccountKind, NewBankAccount>>;
}

export type BankAccountsByKind = Partial<Record<BankAccountKind, readonly BankAccount[]>>;

/** A profile, with the parts that were asked for. */
export interface ProfileWithParts {
  readonly profile: StoredProfile;
  readonly addresses?: readonly Address[];
  readonly cards?: readonly Card[];
  readonly bankAccounts?: BankAccountsByKind;
}

/**
 * Makes a profile, with the card and the bank accounts that are given: all or none.
 *
 * @throws {CodedError} `merchant_customer_id_taken` and whatever stands against a part
 */
export async function createProfile(
  deps: Deps,
  tenantId: string,
  fields: ProfileFields,
  { card: newCard, bankAccounts = {} }: NewParts = {},
): Promise<ProfileWithParts> {
  const now = deps.now();
  const profile: StoredProfile = {
    ...fields,
    tenantId,
    id: newRecordId(now),
    createdAt: now,
    status: 'ACTIVE',
    paymentToken: randomToken('P'),
  };
  const prepared = newCard && (await prepareCard(deps, tenantId, newCard, 'card.'));
  const accounts: PreparedBankAccount[] = [];
  for (const kind of BANK_ACCOUNT_KINDS) {
    const given = bankAccounts[kind];
    if (given) accounts.push(await prepareBankAccount(deps, tenantId, kind, given, `${kind}BankAccount.`));
  }
  return deps.storage.transaction(async (sql) => {
    await refuseTakenId(sql, tenantId, fields.merchantCustomerId);
    await insertProfile(sql, profile);
    const scope = { tenantId, profileId: profile.id, now };
    const stored = prepared && (await storeCard(sql, scope, prepared));
    if (accounts.length === 0) return withCard(profile, stored);
    return withBankAccounts(sql, scope, withCard(profile, stored), accounts);
  });
}

/** @throws {CodedError} `record_not_found` */
export async function getProfile(
  deps: Deps,
  tenantId: string,
  id: string,
  parts: readonly ProfilePart[] = [],
): Promise<ProfileWithParts> {
  const { read } = deps.storage;
  const profile = await findProfile(read, tenantId, id);
  if (!profile) throw recordNotFound(id);
  return {
    profile,
    ...(parts.includes('addresses') ? { addresses: await listAddresses(read, tenantId, id) } : {}),
    ...(parts.includes('cards') ? { cards: await listCards(read, tenantId, id) } : {}),
    bankAccounts: await listKinds(read, profile, parts),
  };
}

async function listKinds(
  read: Sql,
  { tenantId, id }: StoredProfile,
  parts: readonly ProfilePart[],
): Promise<BankAccountsByKind> {
  const found: { [kind in BankAccountKind]?: readonly BankAccount[] } = {};
  for (const kind of BANK_ACCOUNT_KINDS) {
    if (parts.includes(kind)) found[kind] = await listBankAccounts(read, tenantId, id, kind);
  }
  return found;
}

function withCard(
  profile: StoredProfile,
  stored: { readonly card: Card; readonly address?: Address } | undefined,
): ProfileWithParts {
  if (!stored) return { profile };
  return { profile, addresses: stored.address ? [stored.address] : [], cards: [stored.card] };
}

async function withBankAccounts(
  sql: Sql,
  scope: ProfileScope,
  created: ProfileWithParts,
  accounts: readonly PreparedBankAccount[],
): Promise<ProfileWithParts> {
  const addresses = [...(created.addresses ?? [])];
  const bankAccounts: { [kind in BankAccountKind]?: readonly BankAccount[] } = {};
  for (const prepared of accounts) {
    const { address, ...account } = await storeBankAccount(sql, scope, prepared);
    if (address) addresses.push(address);
    bankAccounts[prepared.kind] = [account];
  }
  return { ...created, addresses, bankAccounts };
}

/** Replaces a profile's fields: what is left out is cleared. Its parts stay. */
export async function updateProfile(
  deps: Deps,
  tenantId: string,
  id: string,
  fields: ProfileFields,
): Promise<StoredProfile> {
  return deps.storage.transaction(async (sql) => {
    const profile = await findProfile(sql, tenantId, id);
    if (!profile) throw recordNotFound(id);
    if (fields.merchantCustomerId !== profile.merchantCustomerId) {
      await refuseTakenId(sql, tenantId, fields.merchantCustomerId);
    }
    await writeProfile(sql, tenantId, id, fields);
    const { createdAt, status, paymentToken } = profile;
    return { ...fields, tenantId, id, createdAt, status, paymentToken };
  });
}

/** Removes a profile with all its parts. */
export async function removeProfile(deps: Deps, tenantId: string, id: string): Promise<void> {
  await deps.storage.transaction(async (sql) => {
    if (!(await deleteProfile(sql, tenantId, id))) throw recordNotFound(id);
    await deleteAddressesOfProfile(sql, tenantId, id);
    await deleteCardsOfProfile(sql, tenantId, id);
    await deleteBankAccountsOfProfile(sql, tenantId, id);
    await deleteMandatesOfProfile(sql, tenantId, id);
    await deleteFingerprintsOfProfile(sql, tenantId, id);
  });
}

async function refuseTakenId(sql: Sql, tenantId: string, merchantCustomerId: string | undefined): Promise<void> {
  if (merchantCustomerId === undefined) return;
  const existing = await findProfileByMerchantCustomerId(sql, tenantId, merchantCustomerId);
  if (existing !== undefined) throw new EntityExists('merchant_customer_id_taken', 'profiles', existing);
}
