import type { StoreCounters } from '../engine.ts';

/** What an open store counts. */
export class Counters implements StoreCounters {
  roundTrips = 0;
  retries = 0;
}
