import type { Core } from '../core/context.ts';

/** The most tenants that a job processes at the same time. */
const SIDE_BY_SIDE = 4;

/** The work of a job for one tenant. */
export interface TenantJob {
  /** The name of the job in the log. */
  readonly name: string;
  readonly work: (tenantId: string) => Promise<unknown>;
}

/**
 * Runs a job for tenants, several at the same time. A failure does not stop the others: it is reported to the operator,
 * and the tenant's next run tries again.
 *
 * @param signal starts no more tenants once it aborts
 */
export async function forEachTenant(
  core: Pick<Core, 'report'>,
  tenants: readonly string[],
  { name, work }: TenantJob,
  signal: AbortSignal,
): Promise<void> {
  const left = tenants.values();
  const worker = async () => {
    for (const tenantId of left) {
      if (signal.aborted) return;
      try {
        await work(tenantId);
      } catch (cause) {
        core.report({ event: 'job_failed', job: name, tenantId, cause });
      }
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
}
