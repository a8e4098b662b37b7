import { once } from 'node:events';
import type { Program } from './start-program.ts';

/** How a server's event loop fared in a phase. */
export interface EventLoop {
  /** Milliseconds that a turn came late. */
  readonly p99: number;
  readonly max: number;
  /** The part of the time in which it was busy, 0 to 1. */
  readonly utilization: number;
}

export function watchEventLoop({ child }: Program): void {
  child.send('watch');
}

export async function readEventLoop({ child }: Program): Promise<EventLoop> {
  const answer = once(child, 'message');
  child.send('report');
  const [loop] = await answer;
  return loop as EventLoop;
}
