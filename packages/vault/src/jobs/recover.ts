import type { Deps } from '../core/context.ts';
import { recoverPayments } from '../core/payments/recover.ts';

/** How often, in milliseconds. */
export const RECOVERY_INTERVAL = 5_000;

/** Finds the end of payments that a crash or a silent processor left open. */
export async function recover(deps: Deps): Promise<void> {
  await recoverPayments(deps);
}
