import { listOpenPayments, renewPaymentLease, type StoredPayment } from './payments.sql.ts';
import { findAccount } from '../access/accounts.ts';
import type { Deps } from '../context.ts';
import { endPayment } from './finish.ts';

const LEASE = 30_000;
/** Above any lease of a server whose clock is somewhat ahead of this one's. */
const LONGEST_LEASE = 2 * LEASE;
const BATCH = 50;

/**
 * Finds out how payments ended whose process died or whose processor did not answer in time: each is taken over under a
 * new lease and looked up at its processor by our id. What never arrived there has failed, and its single-use token is
 * free again. A processor that can't be asked is asked again after the lease.
 *
 * A lease from before the clock jumped back is shortened to the usual one: whoever holds it may still be at work.
 *
 * @returns how many payments found their end
 */
export async function recoverPayments(deps: Deps): Promise<number> {
  const now = deps.now();
  const open = await listOpenPayments(deps.storage.read, now, now + LONGEST_LEASE, BATCH);
  const ended = await Promise.all(open.map((payment) => recoverPayment(deps, payment)));
  return ended.filter(Boolean).length;
}

async function recoverPayment(deps: Deps, payment: StoredPayment): Promise<boolean> {
  const now = deps.now();
  if (!(await deps.storage.transaction((sql) => renewPaymentLease(sql, payment, now + LEASE)))) return false;
  if (payment.leaseExpiresAt > now) return false;
  const account = await findAccount(deps, payment.accountNumber);
  const processor = account && deps.processors[account.processor];
  if (!processor) return false;
  try {
    const result = await processor.find(payment.id, AbortSignal.timeout(deps.processorTimeout));
    await deps.storage.transaction((sql) => endPayment(sql, payment, result ?? { outcome: 'failed' }));
    return true;
  } catch {
    return false;
  }
}
