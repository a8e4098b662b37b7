import type { Core } from '../core/context.ts';
import { listTenantsWithOpenPayments, recoverPayments } from '../core/payments/recover.ts';

/** How often, in milliseconds. */
export const RECOVERY_INTERVAL = 5_000;

/** Finds the end of payments that a crash or a silent processor left open, tenant by tenant. */
export async function recover(core: Core): Promise<void> {
  for (const tenantId of await listTenantsWithOpenPayments(core)) await recoverPayments(core, tenantId);
}
