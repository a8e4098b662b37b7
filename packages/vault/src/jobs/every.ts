export interface Job {
  /** Runs the work now. If it is already running, waits for that run. */
  run(): Promise<void>;
  /** Stops it. Resolves once a running call has given up or finished. */
  stop(): Promise<void>;
}

/**
 * Repeats work at an interval, with at most one run at a time. A failed run is reported and repeated at the next
 * interval. The timer does not keep the process alive.
 *
 * @param interval milliseconds
 * @param work must stop when its signal aborts
 */
export function every(
  interval: number,
  work: (signal: AbortSignal) => Promise<void>,
  onError: (error: unknown) => void,
): Job {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  function run(): Promise<void> {
    running ??= work(stopping.signal)
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  const timer = setInterval(() => void run(), interval);
  timer.unref();
  return {
    run,
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
