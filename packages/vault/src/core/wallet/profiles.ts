import { CoreError, recordNotFound, within } from '../../errors.ts';
import { RunAgain, type Sql } from '../../store/engine.ts';
import type { Changes, Core, Scope } from '../context.ts';
import { DEBIT_SCHEMES, type DebitScheme, SCHEMES } from '../values/debit-scheme.ts';
import { randomText, TOKEN_LENGTH } from '../values/random-token.ts';
import { newRecordId } from '../values/record-id.ts';
import type { Address } from './addresses.ts';
import { deleteAddressesOfProfile } from './addresses.sql.ts';
import { deleteBankAccountsOfProfile } from './bank-accounts.sql.ts';
import type { Card } from './cards.ts';
import { deleteCardsOfProfile } from './cards.sql.ts';
import { applyChanges } from './changes.ts';
import { deleteFingerprintsOfProfile } from './fingerprints.sql.ts';
import { requireLocked } from './lock.ts';
import { deleteMandatesOfProfile } from './mandates.sql.ts';
import {
  type BankAccount,
  type NewBankAccount,
  type PreparedBankAccount,
  prepareBankAccount,
  storeBankAccount,
} from './new-bank-account.ts';
import { type NewCard, type PreparedCard, prepareFirstCard, storeCard } from './new-card.ts';
import { type FoundParts, findProfileWithParts } from './parts.sql.ts';
import {
  deleteProfile,
  deleteProfileOfVersion,
  findProfile,
  findProfileByCustomerId,
  insertProfile,
  lockProfile,
  type ProfileFields,
  type StoredProfile,
  updateProfileFields,
} from './profiles.sql.ts';

export type { ProfileFields, StoredProfile as Profile } from './profiles.sql.ts';

/** The parts of a profile that can be asked for. */
export type ProfilePart = 'addresses' | 'cards' | DebitScheme;

/** What a new profile starts with. */
export interface NewParts {
  readonly card?: NewCard;
  readonly bankAccounts?: Partial<Record<DebitScheme, NewBankAccount>>;
}

export type BankAccountsByScheme = Partial<Record<DebitScheme, readonly BankAccount[]>>;

/** A profile, with the parts that were asked for. */
export interface ProfileWithParts {
  readonly profile: StoredProfile;
  readonly addresses?: readonly Address[];
  readonly cards?: readonly Card[];
  readonly bankAccounts?: BankAccountsByScheme;
}

/** A profile, as its id and the version that a write rests on. */
export interface ProfileRef {
  readonly id: string;
  /** Left out, any will do. */
  readonly version?: number;
}

/**
 * Makes a profile, with the card and the bank accounts that are given: all or none. Nothing is looked for that a new
 * profile can't have, so all statements travel together.
 *
 * @throws {CoreError} `customer_id_taken` and whatever stands against a part, its input behind `card` or
 *   `bankAccounts.ach`
 */
export async function createProfile(
  core: Core,
  scope: Scope,
  fields: ProfileFields,
  { card, bankAccounts = {} }: NewParts = {},
): Promise<ProfileWithParts> {
  const profile: StoredProfile = {
    ...fields,
    tenantId: scope.tenantId,
    id: newRecordId(scope.now),
    version: 1,
    createdAt: scope.now,
    status: 'ACTIVE',
    paymentToken: scope.tokenText('profile', randomText(TOKEN_LENGTH)),
  };
  const prepared = await prepareParts(core, scope, profile.id, { ...(card ? { card } : {}), bankAccounts });
  return core.storage.transaction((sql) => storeProfile(sql, scope, profile, prepared));
}

interface PreparedParts {
  readonly card?: PreparedCard;
  readonly accounts: readonly PreparedBankAccount[];
}

async function prepareParts(
  core: Core,
  scope: Scope,
  profileId: string,
  { card, bankAccounts = {} }: NewParts,
): Promise<PreparedParts> {
  const prepared = card && (await within('card', () => prepareFirstCard(core, scope, profileId, card)));
  const accounts: PreparedBankAccount[] = [];
  for (const scheme of DEBIT_SCHEMES) {
    const given = bankAccounts[scheme];
    if (!given) continue;
    const prepare = () => prepareBankAccount(core, scope, { profileId, scheme }, given);
    accounts.push(await within(`bankAccounts.${scheme}`, prepare));
  }
  return { ...(prepared ? { card: prepared } : {}), accounts };
}

async function storeProfile(
  sql: Sql,
  scope: Scope,
  profile: StoredProfile,
  { card, accounts }: PreparedParts,
): Promise<ProfileWithParts> {
  const [inserted, ...parts] = await Promise.allSettled([
    insertProfile(sql, profile),
    ...(card ? [within('card', () => storeCard(sql, scope, card))] : []),
    ...accounts.map((account) =>
      within(`bankAccounts.${account.account.scheme}`, () => storeBankAccount(sql, scope, account)),
    ),
  ]);
  if (inserted.status === 'rejected') throw inserted.reason;
  if (inserted.value === 0) throw await customerIdTaken(sql, profile);
  const stored = parts.map((part) => {
    if (part.status === 'rejected') throw part.reason;
    return part.value;
  });
  if (stored.length === 0) return { profile };
  return {
    profile,
    addresses: stored.flatMap(({ address }) => (address ? [address] : [])),
    ...(card ? { cards: stored.flatMap((part) => ('card' in part ? [part.card] : [])) } : {}),
    bankAccounts: byScheme(stored.flatMap((part) => ('account' in part ? [part] : []))),
  };
}

/** The profile that has the customer id; it may be gone by the time of this look. */
async function customerIdTaken(sql: Sql, { tenantId, customerId = '' }: StoredProfile): Promise<Error> {
  const id = await findProfileByCustomerId(sql, tenantId, customerId);
  return id === undefined ? new RunAgain() : customerIdTakenBy(id);
}

function customerIdTakenBy(id: string): CoreError {
  return new CoreError('customer_id_taken', { input: 'customerId', existing: { kind: 'profile', id } });
}

/** Gets a profile with the parts that are asked for, in one statement. @throws {CoreError} `record_not_found` */
export async function getProfile(
  core: Core,
  scope: Scope,
  id: string,
  parts: readonly ProfilePart[] = [],
): Promise<ProfileWithParts> {
  if (parts.length === 0) {
    const profile = await findProfile(core.storage.read, scope.tenantId, id);
    if (!profile) throw recordNotFound();
    return { profile };
  }
  const schemes = DEBIT_SCHEMES.filter((scheme) => parts.includes(scheme));
  const asked = schemes.some((scheme) => SCHEMES[scheme].hasMandates) ? [...parts, 'mandates'] : parts;
  const found = await findProfileWithParts(core.storage.read, scope.tenantId, id, asked);
  const [profile] = found.profiles;
  if (!profile) throw recordNotFound();
  return {
    profile,
    ...(parts.includes('addresses') ? { addresses: found.addresses } : {}),
    ...(parts.includes('cards') ? { cards: found.cards } : {}),
    bankAccounts: { ...Object.fromEntries(schemes.map((scheme) => [scheme, []])), ...byScheme(withMandates(found)) },
  };
}

function withMandates({ bankAccounts, mandates }: FoundParts): BankAccount[] {
  const byAccount = Map.groupBy(mandates, ({ bankAccountId }) => bankAccountId);
  return bankAccounts.map((account) => ({ account, mandates: byAccount.get(account.id) ?? [] }));
}

function byScheme(accounts: readonly BankAccount[]): BankAccountsByScheme {
  return Object.fromEntries(Map.groupBy(accounts, ({ account }) => account.scheme));
}

/**
 * Changes a profile. Its parts stay.
 *
 * @throws {CoreError} `record_not_found`, `precondition_failed`, `customer_id_taken`
 */
export async function updateProfile(
  core: Core,
  scope: Scope,
  { id, version }: ProfileRef,
  changes: Changes<ProfileFields>,
): Promise<StoredProfile> {
  const { tenantId } = scope;
  const { customerId } = changes;
  return core.storage.transaction(async (sql) => {
    const [locked, stored, holder] = await Promise.all([
      lockProfile(sql, tenantId, id),
      findProfile(sql, tenantId, id),
      typeof customerId === 'string' ? findProfileByCustomerId(sql, tenantId, customerId) : undefined,
    ]);
    requireLocked(locked, version);
    if (!stored) throw recordNotFound();
    if (holder !== undefined && holder !== id) throw customerIdTakenBy(holder);
    const profile = applyChanges(stored, changes);
    await updateProfileFields(sql, profile);
    return profile;
  });
}

/**
 * Removes a profile with all its parts. The profile's row goes first: a part that is being added waits for it, and then
 * finds no profile.
 *
 * @throws {CoreError} `record_not_found`, `precondition_failed`
 */
export async function removeProfile(core: Core, scope: Scope, { id, version }: ProfileRef): Promise<void> {
  const { tenantId } = scope;
  await core.storage.transaction(async (sql) => {
    const [removed] = await Promise.all([
      version === undefined ? deleteProfile(sql, tenantId, id) : deleteProfileOfVersion(sql, tenantId, id, version),
      deleteAddressesOfProfile(sql, tenantId, id),
      deleteCardsOfProfile(sql, tenantId, id),
      deleteBankAccountsOfProfile(sql, tenantId, id),
      deleteMandatesOfProfile(sql, tenantId, id),
      deleteFingerprintsOfProfile(sql, tenantId, id),
    ]);
    if (removed === 1) return;
    if (version !== undefined && (await findProfile(sql, tenantId, id))) throw new CoreError('precondition_failed');
    throw recordNotFound();
  });
}
