/** How long open requests may take to finish, in milliseconds. */
export const PATIENCE = 10_000;

/** Why a process ends: a signal, or the loss of its parent. */
export type StopReason = 'SIGINT' | 'SIGTERM' | 'disconnect';

/** The message with which a parent ends a worker. */
export interface StopMessage {
  readonly inlay: 'stop';
  /** The reason why the parent itself ends. */
  readonly reason: StopReason;
}

/**
 * Resolves when this process must end: on SIGINT or SIGTERM, at its parent's request, or when the channel to its parent
 * closes. Call it before starting anything, so that no signal is missed. A second signal ends the process at once.
 */
export function untilStopped(): Promise<StopReason> {
  return new Promise((resolve) => {
    // `connected` is set only if there was a channel. The parent may have exited while this process was loading.
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

/** Runs the last steps of a process, and exits even if they hang. @param pause milliseconds that they always take */
export async function stop(close: () => Promise<void>, pause = 0): Promise<void> {
  const timer = setTimeout(() => process.exit(1), PATIENCE + pause);
  try {
    await close();
  } finally {
    clearTimeout(timer);
  }
  if (process.connected) process.disconnect();
}
