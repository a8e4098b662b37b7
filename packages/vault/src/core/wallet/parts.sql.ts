import type { List, Reader } from '../../store/engine.ts';
import { ADDRESSES, type StoredAddress } from './addresses.sql.ts';
import { BANK_ACCOUNTS, type StoredBankAccount } from './bank-accounts.sql.ts';
import { CARDS, type StoredCard, toCard } from './cards.sql.ts';
import { MANDATES, type StoredMandate } from './mandates.sql.ts';
import { PROFILES, type StoredProfile } from './profiles.sql.ts';

/**
 * The columns of a query for a profile's parts: one statement, one round trip, one consistent snapshot. Rows of
 * different tables share text columns by position.
 */
const WIDTH = Math.max(PROFILES.width, ADDRESSES.width, CARDS.width, BANK_ACCOUNTS.width, MANDATES.width);
const OF_BANK_ACCOUNTS = `${BANK_ACCOUNTS.selectText(WIDTH)} FROM bank_accounts WHERE tenant_id = $1`;
const OF_MANDATES = `${MANDATES.selectText(WIDTH)} FROM mandates WHERE tenant_id = $1`;

const PROFILE_WITH_PARTS = `
  ${PROFILES.selectText(WIDTH)} FROM profiles WHERE tenant_id = $1 AND id = $2
  UNION ALL ${ADDRESSES.selectText(WIDTH)} FROM addresses
    WHERE tenant_id = $1 AND profile_id = $2 AND $3 LIKE '%addresses%'
  UNION ALL ${CARDS.selectText(WIDTH)} FROM cards WHERE tenant_id = $1 AND profile_id = $2 AND $3 LIKE '%cards%'
  UNION ALL ${OF_BANK_ACCOUNTS} AND profile_id = $2 AND $3 LIKE '%' || kind || '%'
  UNION ALL ${OF_MANDATES} AND profile_id = $2 AND $3 LIKE '%mandates%'`;

const BANK_ACCOUNT_WITH_MANDATES = `
  ${OF_BANK_ACCOUNTS} AND id = $2 UNION ALL ${OF_MANDATES} AND bank_account_id = $2`;

/** The parts that one query found. Lists are in the order of creation. */
export interface FoundParts {
  readonly profiles: readonly StoredProfile[];
  readonly addresses: readonly StoredAddress[];
  readonly cards: readonly StoredCard[];
  readonly bankAccounts: readonly StoredBankAccount[];
  readonly mandates: readonly StoredMandate[];
}

/** @param parts names of the requested parts: `addresses`, `cards`, `mandates`, and schemes of bank accounts */
export async function findProfileWithParts(
  reader: Reader,
  tenantId: string,
  profileId: string,
  parts: readonly string[],
): Promise<FoundParts> {
  return toParts(await reader.lists(PROFILE_WITH_PARTS, tenantId, profileId, parts.join(' ')));
}

/** Finds a bank account with its mandates. */
export async function findBankAccountWithMandates(reader: Reader, tenantId: string, id: string): Promise<FoundParts> {
  return toParts(await reader.lists(BANK_ACCOUNT_WITH_MANDATES, tenantId, id));
}

function toParts(rows: readonly List[]): FoundParts {
  const byTable = Map.groupBy(rows, ([table]) => table);
  const of = <T extends { readonly createdAt: number; readonly id: string }>(table: {
    readonly name: string;
    readList(row: List): T;
  }): T[] => (byTable.get(table.name) ?? []).map((row) => table.readList(row)).sort(byCreation);
  return {
    profiles: of(PROFILES),
    addresses: of(ADDRESSES),
    cards: of(CARDS).map(toCard),
    bankAccounts: of(BANK_ACCOUNTS),
    mandates: of(MANDATES),
  };
}

type Created = { readonly createdAt: number; readonly id: string };

function byCreation(a: Created, b: Created): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}
