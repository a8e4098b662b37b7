import type { Core } from '../core/context.ts';

/** How many tenants a job works for side by side. */
const SIDE_BY_SIDE = 4;

/** What a job does for one tenant. */
export interface TenantJob {
  /** As it is called in the log. */
  readonly name: string;
  readonly work: (tenantId: string) => Promise<unknown>;
}

/**
 * Does a job for tenants, some of them side by side. One that fails stops none of the others: an operator is told, and its
 * turn comes again.
 *
 * @param signal takes no more tenants
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
