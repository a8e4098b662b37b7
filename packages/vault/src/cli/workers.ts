import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE, type StopMessage, type StopReason } from './until-stopped.ts';

/** The least time between two restarts of workers, in milliseconds. */
const PAUSE = 1000;

/** The message of a worker that listens. */
interface ReadyMessage {
  readonly inlay: 'ready';
  readonly address: string;
}

/** Reports to the parent that this worker listens. */
export function tellReady(address: string): void {
  process.send?.({ inlay: 'ready', address } satisfies ReadyMessage);
}

export interface WorkersOptions {
  readonly count: number;
  /** Resolves when the parent must end. */
  readonly stopped: Promise<StopReason>;
  /** How long a worker keeps serving after SIGTERM, in milliseconds. */
  readonly drain: number;
  /** Called once, when all workers listen. */
  readonly onReady: (address: string) => void;
}

interface Started {
  readonly worker: Worker;
  /** The address, or `undefined` if the worker exited before it listened. */
  readonly ready: Promise<string | undefined>;
  /** Resolves to true if the worker exited cleanly. */
  readonly ended: Promise<boolean>;
}

/**
 * Runs workers that share a port until this process must end. Each worker runs the command line of this process. The
 * first one starts alone, so that an invalid set-up is reported once. A worker that dies is replaced, at most one per
 * second.
 *
 * Sets the exit code to 1 if the first worker cannot start, or if a worker does not exit cleanly.
 */
export async function runWorkers({ count, stopped, drain, onReady }: WorkersOptions): Promise<void> {
  const first = start();
  const address = await Promise.race([first.ready, stopped.then(() => '')]);
  if (address === undefined) {
    process.exitCode = 1;
    leaveParent();
    return;
  }
  const crew = new Crew([first, ...Array.from({ length: address === '' ? 0 : count - 1 }, start)]);
  void crew.ready.then(() => onReady(address));
  if (!(await crew.end(await stopped, drain + PATIENCE))) process.exitCode = 1;
  leaveParent();
}

/** Closes the channel to the parent, which would keep this process alive. */
function leaveParent(): void {
  if (process.connected) process.disconnect();
}

function start(): Started {
  const worker = cluster.fork();
  const ended = new Promise<boolean>((resolve) => worker.once('exit', (code) => resolve(code === 0)));
  const ready = new Promise<string | undefined>((resolve) => {
    worker.on('message', (message: Partial<ReadyMessage> | null) => {
      if (message?.inlay === 'ready') resolve(message.address);
    });
    void ended.then(() => resolve(undefined));
  });
  return { worker, ready, ended };
}

/** A fixed number of slots, each with a worker that is replaced when it dies. */
class Crew {
  /** Resolves once every slot has had a worker that listened. */
  readonly ready: Promise<unknown>;
  readonly #working: Set<Worker> = new Set();
  readonly #places: readonly Promise<boolean>[];
  #isEnding = false;
  #pause: Promise<unknown> = Promise.resolve();

  constructor(started: readonly Started[]) {
    const places = started.map((each) => this.#keep(each));
    this.ready = Promise.all(places.map(({ ready }) => ready));
    this.#places = places.map(({ ended }) => ended);
  }

  /**
   * Ends all workers, and kills those that hang.
   *
   * @param patience milliseconds
   * @returns true if all exited cleanly
   */
  async end(reason: StopReason, patience: number): Promise<boolean> {
    this.#isEnding = true;
    const message: StopMessage = { inlay: 'stop', reason };
    // A worker that is already ending has no channel.
    for (const worker of this.#working) if (worker.isConnected()) worker.send(message, () => {});
    const timer = setTimeout(() => {
      for (const worker of this.#working) worker.process.kill('SIGKILL');
    }, patience + PAUSE);
    const inOrder = await Promise.all(this.#places);
    clearTimeout(timer);
    return inOrder.every(Boolean);
  }

  #keep(first: Started): { readonly ready: Promise<void>; readonly ended: Promise<boolean> } {
    const { promise: ready, resolve: tell } = Promise.withResolvers<void>();
    const fill = async (started: Started): Promise<boolean> => {
      const { worker } = started;
      this.#working.add(worker);
      void started.ready.then((address) => {
        if (address !== undefined) tell();
      });
      const isInOrder = await started.ended;
      this.#working.delete(worker);
      if (this.#isEnding) return isInOrder;
      process.stderr.write(`inlay: A worker ended (process ${worker.process.pid ?? 'unknown'}). Another is started.\n`);
      await this.#wait();
      return this.#isEnding || fill(start());
    };
    return { ready, ended: fill(first) };
  }

  /** Serializes restarts: at most one worker per second. */
  #wait(): Promise<unknown> {
    this.#pause = this.#pause.then(() => (this.#isEnding ? undefined : sleep(PAUSE)));
    return this.#pause;
  }
}
