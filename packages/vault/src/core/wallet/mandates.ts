import { vaultError } from '@inlay/protocol';
import type { Sql } from '../../store/engine.ts';
import {
  deleteMandate,
  findMandate,
  insertMandate,
  listMandates,
  type StoredMandate,
  updateMandateState,
} from './mandates.sql.ts';
import type { StoredBankAccount } from './bank-accounts.sql.ts';
import { findBankAccount } from './bank-accounts.sql.ts';
import type { BankAccountKind } from '../values/debit-scheme.ts';
import type { Deps } from '../context.ts';
import { firstMandateStatus, type MandateActor, type MandateStatus, mayMove } from './mandate-status.ts';
import { newRecordId } from '../values/record-id.ts';
import { recordNotFound } from '../record-not-found.ts';
import { modeOfTenant } from '../access/tenants.ts';
import { randomToken } from '../values/random-token.ts';

export type { StoredMandate as Mandate } from './mandates.sql.ts';

export interface NewMandate {
  readonly reference: string;
}

/** Where a mandate is to go, and why. */
export interface MandateMove {
  readonly status: MandateStatus;
  readonly statusReasonCode?: string;
  readonly statusReason?: string;
}

/** @throws {CodedError} `record_not_found` when the profile has no such account of this kind */
export async function createMandate(
  deps: Deps,
  tenantId: string,
  profileId: string,
  kind: BankAccountKind,
  bankAccountId: string,
  input: NewMandate,
): Promise<StoredMandate> {
  return deps.storage.transaction(async (sql) => {
    const account = await findBankAccount(sql, tenantId, bankAccountId);
    if (account?.profileId !== profileId || account.kind !== kind) throw recordNotFound(bankAccountId);
    return storeMandate(sql, account, input, deps.now());
  });
}

/** Stores a mandate of a bank account, inside the transaction that needs it. */
export async function storeMandate(
  sql: Sql,
  { tenantId, profileId, id: bankAccountId, kind }: StoredBankAccount,
  { reference }: NewMandate,
  now: number,
): Promise<StoredMandate> {
  const mandate: StoredMandate = {
    tenantId,
    id: newRecordId(now),
    profileId,
    bankAccountId,
    createdAt: now,
    paymentToken: randomToken('M'),
    reference,
    status: firstMandateStatus(kind),
    statusChangedAt: now,
  };
  await insertMandate(sql, mandate);
  return mandate;
}

/** @throws {CodedError} `record_not_found`, also when the mandate is in another profile */
export async function getMandate(deps: Deps, tenantId: string, profileId: string, id: string): Promise<StoredMandate> {
  return requireMandate(deps.storage.read, tenantId, profileId, id);
}

/**
 * Cancels a mandate, which is all that a merchant may do to one. Again is no error.
 *
 * @throws {CodedError} `record_not_found`, `mandate_status_final`
 */
export async function cancelMandate(
  deps: Deps,
  tenantId: string,
  profileId: string,
  id: string,
): Promise<StoredMandate> {
  return move(deps, tenantId, profileId, id, { status: 'CANCELLED' }, 'merchant');
}

/**
 * Moves a mandate of a test tenant as a bank would. No bank answers there.
 *
 * @throws {CodedError} `route_not_found` for a live tenant, `record_not_found`, `mandate_status_final`
 */
export async function moveTestMandate(
  deps: Deps,
  tenantId: string,
  profileId: string,
  id: string,
  to: MandateMove,
): Promise<StoredMandate> {
  if (modeOfTenant(tenantId) !== 'test') throw vaultError('route_not_found');
  return move(deps, tenantId, profileId, id, to, 'bank');
}

/** Removes a mandate, wherever it stands. */
export async function removeMandate(deps: Deps, tenantId: string, profileId: string, id: string): Promise<void> {
  await deps.storage.transaction(async (sql) => {
    await requireMandate(sql, tenantId, profileId, id);
    await deleteMandate(sql, tenantId, id);
  });
}

/** Ends the mandates of a bank account that is another one now, or gone. */
export async function endMandates(sql: Sql, { tenantId, id }: StoredBankAccount, now: number): Promise<void> {
  for (const mandate of await listMandates(sql, tenantId, id)) {
    if (!mayMove(mandate.status, 'INACTIVE', 'vault')) continue;
    await updateMandateState(sql, tenantId, mandate.id, { status: 'INACTIVE', statusChangedAt: now });
  }
}

async function move(
  deps: Deps,
  tenantId: string,
  profileId: string,
  id: string,
  to: MandateMove,
  actor: MandateActor,
): Promise<StoredMandate> {
  const now = deps.now();
  return deps.storage.transaction(async (sql) => {
    const mandate = await requireMandate(sql, tenantId, profileId, id);
    if (mandate.status === to.status) return mandate;
    if (!mayMove(mandate.status, to.status, actor)) throw vaultError('mandate_status_final', { field: 'status' });
    await updateMandateState(sql, tenantId, id, { ...to, statusChangedAt: now });
    return requireMandate(sql, tenantId, profileId, id);
  });
}

async function requireMandate(sql: Sql, tenantId: string, profileId: string, id: string): Promise<StoredMandate> {
  const mandate = await findMandate(sql, tenantId, profileId, id);
  if (!mandate) throw recordNotFound(id);
  return mandate;
}
