import type { Core } from '../core/context.ts';
import { listTenantsWithOpenPayments, recoverPayments } from '../core/payments/recover.ts';
import { forEachTenant } from './tenants.ts';

/** How often, in milliseconds. */
export const RECOVERY_INTERVAL = 5_000;

/** Finds the end of payments that a crash or a silent processor left open, tenant by tenant. */
export async function recover(core: Core, signal: AbortSignal): Promise<void> {
  const work = (tenantId: string) => recoverPayments(core, tenantId, signal);
  await forEachTenant(core, await listTenantsWithOpenPayments(core), { name: 'recover', work }, signal);
}
