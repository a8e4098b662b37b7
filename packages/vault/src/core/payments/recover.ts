import { CoreError } from '../../errors.ts';
import { findAccount } from '../access/accounts.ts';
import type { Core } from '../context.ts';
import { endPayment } from './finish.ts';
import { LEASE } from './lease.ts';
import { listOpenPayments, listTenantsOfOpenPayments, type OpenPayment, renewPaymentLease } from './payments.sql.ts';

/** Above any lease of a server whose clock is somewhat ahead of this one's. */
const LONGEST_LEASE = 2 * LEASE;
const BATCH = 25;

/** Lists the tenants that `recoverPayments` has something to do for. */
export function listTenantsWithOpenPayments(core: Pick<Core, 'storage' | 'now'>): Promise<readonly string[]> {
  const now = core.now();
  return listTenantsOfOpenPayments(core.storage.read, now, now + LONGEST_LEASE);
}

/**
 * Finds out how payments of a tenant ended whose process died or whose processor did not answer in time: each is taken
 * over under a new lease and looked up at its processor by our id. A processor that can't be asked is asked again after
 * the lease; an operator is told.
 *
 * What never arrived at its processor has failed, and its single-use token and its reference are free again. That is
 * written a lease later than it could be: a server whose clock is behind may still be at work.
 *
 * A lease from before the clock jumped back is shortened to the usual one: whoever holds it may still be at work.
 *
 * @param signal gives up what is under way; those payments are looked up after their lease
 * @returns how many payments found their end
 */
export async function recoverPayments(core: Core, tenantId: string, signal: AbortSignal): Promise<number> {
  const now = core.now();
  const open = await listOpenPayments(core.storage.read, tenantId, { now, longest: now + LONGEST_LEASE }, BATCH);
  const ended = await Promise.all(
    open.map(async (payment) => {
      try {
        return await recoverPayment(core, payment, signal);
      } catch (cause) {
        const told = { event: 'payment_not_recovered', tenantId, paymentId: payment.id, cause } as const;
        if (!signal.aborted) core.report(told);
        return false;
      }
    }),
  );
  return ended.filter(Boolean).length;
}

async function recoverPayment(core: Core, payment: OpenPayment, signal: AbortSignal): Promise<boolean> {
  const now = core.now();
  if ((await renewPaymentLease(core.storage, payment, now + LEASE)) === 0) return false;
  if (payment.leaseExpiresAt > now) return false;
  const account = await findAccount(core, payment.accountNumber);
  const processor = account && core.processors[account.processor];
  if (!processor) throw new CoreError('processor_unavailable');
  const { id, kind, amount } = payment;
  const found = await processor.find(
    { id, kind, ...(amount === undefined ? {} : { amount }) },
    AbortSignal.any([signal, AbortSignal.timeout(core.processorTimeout)]),
  );
  if (found === undefined && mayStillArrive(payment, now)) return false;
  return (await endPayment(core, payment, found ?? { outcome: 'failed' })) !== undefined;
}

/** Whether the server that began a payment may still send it, by a clock that is up to a lease behind this one. */
function mayStillArrive({ createdAt }: OpenPayment, now: number): boolean {
  return Math.abs(now - createdAt) < 2 * LEASE;
}
