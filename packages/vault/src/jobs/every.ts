export interface Job {
  /** Runs it now, unless it is running: then it waits for that run. */
  run(): Promise<void>;
  /** Ends it; settles once a run that is under way has given up or ended. */
  stop(): Promise<void>;
}

/**
 * Repeats work at an interval, never twice at a time. A run that fails is told and tried again at the next turn; the timer
 * keeps no process alive.
 *
 * @param interval milliseconds
 * @param work gives up when its signal aborts: then it is to stop
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
