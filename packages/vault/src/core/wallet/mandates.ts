import { CoreError, recordNotFound } from '../../errors.ts';
import type { Core, Scope } from '../context.ts';
import { modeOfTenant } from '../values/mode.ts';
import type { DebitScheme } from '../values/debit-scheme.ts';
import { randomText, TOKEN_LENGTH } from '../values/random-token.ts';
import { newRecordId } from '../values/record-id.ts';
import { findBankAccount, type StoredBankAccount } from './bank-accounts.sql.ts';
import { lockAndFind, type RecordRef } from './lock.ts';
import { firstMandateStatus, type MandateActor, type MandateStatus, mayMove } from './mandate-status.ts';
import { deleteMandate, findMandate, insertMandate, type StoredMandate, updateMandateState } from './mandates.sql.ts';

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

/**
 * @param ref the bank account, and the version of it that the mandate rests on
 * @throws {CoreError} `record_not_found` where the profile has no such account of this scheme, `precondition_failed`
 */
export async function createMandate(
  core: Core,
  scope: Scope,
  ref: RecordRef & { readonly scheme: DebitScheme },
  input: NewMandate,
): Promise<StoredMandate> {
  const mandate = newMandate(scope, ref, input);
  return core.storage.transaction(async (sql) => {
    await Promise.all([
      lockAndFind(sql, scope, ref, () => findBankAccount(sql, scope.tenantId, ref)),
      insertMandate(sql, mandate),
    ]);
    return mandate;
  });
}

/** Makes a mandate of a bank account, to be stored with it. */
export function newMandate(
  scope: Scope,
  { profileId, scheme, id: bankAccountId }: Pick<StoredBankAccount, 'profileId' | 'scheme' | 'id'>,
  { reference }: NewMandate,
): StoredMandate {
  const { tenantId, now } = scope;
  return {
    tenantId,
    id: newRecordId(now),
    profileId,
    bankAccountId,
    version: 1,
    createdAt: now,
    paymentToken: scope.tokenText('mandate', randomText(TOKEN_LENGTH)),
    reference,
    status: firstMandateStatus(scheme),
    statusChangedAt: now,
  };
}

/** @throws {CoreError} `record_not_found`, also when the mandate is in another profile */
export async function getMandate(core: Core, scope: Scope, { profileId, id }: RecordRef): Promise<StoredMandate> {
  const mandate = await findMandate(core.storage.read, scope.tenantId, profileId, id);
  if (!mandate) throw recordNotFound();
  return mandate;
}

/**
 * Cancels a mandate, which is all that a merchant may do to one. Cancelling again is no error.
 *
 * @throws {CoreError} `record_not_found`, `precondition_failed`, `mandate_status_final`
 */
export async function cancelMandate(core: Core, scope: Scope, ref: RecordRef): Promise<StoredMandate> {
  return move(core, scope, ref, { to: { status: 'CANCELLED' }, by: 'merchant' });
}

/**
 * Moves a mandate of a test tenant as a bank would. No bank answers there.
 *
 * @throws {CoreError} `test_tenant_only` for a live tenant, `record_not_found`, `precondition_failed`,
 *   `mandate_status_final`
 */
export async function moveTestMandate(
  core: Core,
  scope: Scope,
  ref: RecordRef,
  to: MandateMove,
): Promise<StoredMandate> {
  if (modeOfTenant(scope.tenantId) !== 'test') throw new CoreError('test_tenant_only');
  return move(core, scope, ref, { to, by: 'bank' });
}

/** Removes a mandate, wherever it stands. @throws {CoreError} `record_not_found`, `precondition_failed` */
export async function removeMandate(core: Core, scope: Scope, ref: RecordRef): Promise<void> {
  const { tenantId } = scope;
  await core.storage.transaction(async (sql) => {
    await lockAndFind(sql, scope, ref, () => findMandate(sql, tenantId, ref.profileId, ref.id));
    await deleteMandate(sql, tenantId, ref.id);
  });
}

async function move(
  core: Core,
  scope: Scope,
  ref: RecordRef,
  { to, by }: { readonly to: MandateMove; readonly by: MandateActor },
): Promise<StoredMandate> {
  const { tenantId, now } = scope;
  return core.storage.transaction(async (sql) => {
    const mandate = await lockAndFind(sql, scope, ref, () => findMandate(sql, tenantId, ref.profileId, ref.id));
    if (mandate.status === to.status) return mandate;
    if (!mayMove(mandate.status, to.status, by)) throw new CoreError('mandate_status_final', { input: 'status' });
    const { statusReason: _old, statusReasonCode: _code, ...rest } = mandate;
    const moved: StoredMandate = { ...rest, ...to, statusChangedAt: now, version: mandate.version + 1 };
    await updateMandateState(sql, moved);
    return moved;
  });
}
