/** How long open requests may take to end, in milliseconds. */
export const PATIENCE = 10_000;

/** What told a process to end: a signal, or its parent that went away. */
export type StopReason = 'SIGINT' | 'SIGTERM' | 'disconnect';

/** What a parent sends to a worker that should end. */
export interface StopMessage {
  readonly inlay: 'stop';
  /** What the parent was told itself. */
  readonly reason: StopReason;
}

/**
 * Settles when this process is told to end: by SIGINT or SIGTERM, by its parent, or because its parent went away (when it
 * was started with a channel to it). Call it before starting anything, so that no signal is missed. A second signal ends
 * the process at once.
 */
export function untilStopped(): Promise<StopReason> {
  return new Promise((resolve) => {
    // Set only where there was a channel: the parent may have gone while this process was loading.
    if (process.connected === false) resolve('disconnect');
    for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(event, () => resolve(event));
    process.on('message', (message) => {
      if (isStopMessage(message)) resolve(message.reason);
    });
  });
}

function isStopMessage(message: unknown): message is StopMessage {
  return typeof message === 'object' && message !== null && (message as { inlay?: unknown }).inlay === 'stop';
}

/** Runs the last steps of a process, and ends it even when they hang. @param pause milliseconds that they take anyway */
export async function stop(close: () => Promise<void>, pause = 0): Promise<void> {
  const timer = setTimeout(() => process.exit(1), PATIENCE + pause);
  try {
    await close();
  } finally {
    clearTimeout(timer);
  }
  if (process.connected) process.disconnect();
}
