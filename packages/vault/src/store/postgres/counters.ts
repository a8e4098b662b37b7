import type { StoreCounters } from '../engine.ts';

/** The counters of an open store. */
export class Counters implements StoreCounters {
  roundTrips = 0;
  retries = 0;
}
