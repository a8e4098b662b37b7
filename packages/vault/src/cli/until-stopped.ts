/** How long open requests may take to end, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Settles when this process is told to end: by SIGINT or SIGTERM, or because its parent went away (when it was started
 * with a channel to it). Call it before starting anything, so that no signal is missed.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // Set only where there was a channel: the parent may have gone while this process was loading.
    if (process.connected === false) resolve();
    for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(event, () => resolve());
  });
}

/** Runs the last steps of a process, and ends it even when they hang. */
export async function stop(close: () => Promise<void>): Promise<void> {
  const timer = setTimeout(() => process.exit(1), PATIENCE);
  await close();
  clearTimeout(timer);
  if (process.connected) process.disconnect();
}
