import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE, type StopMessage, type StopReason } from './until-stopped.ts';

/** The least time between two starts of workers that replace others, in milliseconds. */
const PAUSE = 1000;

/** What a worker sends once it listens. */
interface ReadyMessage {
  readonly inlay: 'ready';
  readonly address: string;
}

/** Tells the parent that this worker listens. */
export function tellReady(address: string): void {
  process.send?.({ inlay: 'ready', address } satisfies ReadyMessage);
}

export interface WorkersOptions {
  readonly count: number;
  /** Settles when the parent is told to end. */
  readonly stopped: Promise<StopReason>;
  /** How long a worker serves on after SIGTERM, in milliseconds. */
  readonly drain: number;
  /** Called once, when all listen. */
  readonly onReady: (address: string) => void;
}

interface Started {
  readonly worker: Worker;
  /** The address, or `undefined` when it ended before it listened. */
  readonly ready: Promise<string | undefined>;
  /** Whether it ended in order. */
  readonly ended: Promise<boolean>;
}

/**
 * Runs workers that share a port, until this process is told to end. Each runs the command line of this process. The first
 * starts alone, so that a set-up that can't serve is told once. A worker that dies is replaced, at most one in a second.
 *
 * Sets the exit code to 1 when the first can't start, or when one does not end in order.
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

/** The channel to a parent would keep this process alive. */
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

/** Workers, each in a place of its own that is filled again when its worker dies. */
class Crew {
  /** Settles once each place had a worker that listened. */
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
   * Has all workers end, and kills those that hang.
   *
   * @param patience milliseconds
   * @returns whether all ended in order
   */
  async end(reason: StopReason, patience: number): Promise<boolean> {
    this.#isEnding = true;
    const message: StopMessage = { inlay: 'stop', reason };
    // One that is ending already has no channel any more.
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

  /** Waits in line: workers that die at once come back one by one. */
  #wait(): Promise<unknown> {
    this.#pause = this.#pause.then(() => (this.#isEnding ? undefined : sleep(PAUSE)));
    return this.#pause;
  }
}
