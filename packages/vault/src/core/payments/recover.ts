import { findAccount } from '../access/accounts.ts';
import type { Core } from '../context.ts';
import { endPayment } from './finish.ts';
import { LEASE } from './lease.ts';
import { listOpenPayments, listTenantsOfOpenPayments, renewPaymentLease, type StoredPayment } from './payments.sql.ts';

/** Above any lease of a server whose clock is somewhat ahead of this one's. */
const LONGEST_LEASE = 2 * LEASE;
const BATCH = 50;

/** Lists the tenants that `recoverPayments` has something to do for. */
export function listTenantsWithOpenPayments(core: Pick<Core, 'storage' | 'now'>): Promise<readonly string[]> {
  const now = core.now();
  return listTenantsOfOpenPayments(core.storage.read, now, now + LONGEST_LEASE);
}

/**
 * Finds out how payments of a tenant ended whose process died or whose processor did not answer in time: each is taken
 * over under a new lease and looked up at its processor by our id. What never arrived there has failed, and its
 * single-use token and its reference are free again. A processor that can't be asked is asked again after the lease.
 *
 * A lease from before the clock jumped back is shortened to the usual one: whoever holds it may still be at work.
 *
 * @returns how many payments found their end
 */
export async function recoverPayments(core: Core, tenantId: string): Promise<number> {
  const now = core.now();
  const open = await listOpenPayments(core.storage.read, tenantId, { now, longest: now + LONGEST_LEASE }, BATCH);
  const ended = await Promise.all(open.map((payment) => recoverPayment(core, payment)));
  return ended.filter(Boolean).length;
}

async function recoverPayment(core: Core, payment: StoredPayment): Promise<boolean> {
  const now = core.now();
  if ((await renewPaymentLease(core.storage, payment, now + LEASE)) === 0) return false;
  if (payment.leaseExpiresAt > now) return false;
  const account = await findAccount(core, payment.accountNumber);
  const processor = account && core.processors[account.processor];
  if (!processor) return false;
  try {
    const result = await processor.find(payment.id, AbortSignal.timeout(core.processorTimeout));
    return (await endPayment(core, payment, result ?? { outcome: 'failed' })) !== undefined;
  } catch {
    return false;
  }
}
