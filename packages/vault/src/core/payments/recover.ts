import { CoreError } from '../../errors.ts';
import { findAccount } from '../access/accounts.ts';
import type { Core } from '../context.ts';
import { endPayment } from './finish.ts';
import { LEASE } from './lease.ts';
import { listOpenPayments, listTenantsOfOpenPayments, type OpenPayment, renewPaymentLease } from './payments.sql.ts';

/** Longer than any lease from a server whose clock is slightly ahead. */
const LONGEST_LEASE = 2 * LEASE;
const BATCH = 25;

/** Lists the tenants that `recoverPayments` has work for. */
export function listTenantsWithOpenPayments(core: Pick<Core, 'storage' | 'now'>): Promise<readonly string[]> {
  const now = core.now();
  return listTenantsOfOpenPayments(core.storage.read, now, now + LONGEST_LEASE);
}

/**
 * Finds the end of a tenant's payments whose process died or whose processor did not answer in time. Each payment gets
 * a new lease and is looked up at its processor by our id. If the look-up fails, the operator is informed, and it is
 * repeated after the lease.
 *
 * A payment that never reached its processor has failed, and its single-use token and reference are released. This is
 * written one lease late, because a server whose clock is behind may still send it.
 *
 * A lease from before the clock jumped back is shortened to the usual length: its holder may still be at work.
 *
 * @param signal aborts the look-ups; their payments are looked up after their lease
 * @returns the number of payments whose end was found
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

/**
 * @returns true if the server that began a payment may still send it, given a clock that is up to one lease behind this
 *   one
 */
function mayStillArrive({ createdAt }: OpenPayment, now: number): boolean {
  return Math.abs(now - createdAt) < 2 * LEASE;
}
