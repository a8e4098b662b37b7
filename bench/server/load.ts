import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What to send, over how many connections and for how long. */
export interface Load {
  readonly port: number;
  /** Default: POST. A GET has no body. */
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly authorization: string;
  /** Sent in turn, from the first on once more after the last; with `once`, the load ends with the last. */
  readonly bodies: readonly string[];
  readonly once?: boolean;
  readonly connections: number;
  readonly milliseconds: number;
  /** Every answer must have this status. */
  readonly status: number;
  /** Takes the first group out of each answer, such as a token. */
  readonly pick?: string;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds of each answered request. */
  readonly latencies: readonly number[];
  readonly picked: readonly string[];
  readonly elapsed: number;
  /** The part of the time in which the sender itself was busy: near 1 it measured itself. */
  readonly utilization: number;
}

/** Sends from a thread of its own. A wrong answer ends the run: figures of failures are none. */
export async function sendLoad(load: Load): Promise<LoadResult> {
  const worker = new Worker(new URL('load-worker.ts', import.meta.url), { workerData: load });
  const [result] = await once(worker, 'message');
  return result as LoadResult;
}
