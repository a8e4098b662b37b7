// Preloaded into each process of a server: tells over a socket how its event loop fared and how often its store was asked.
import { subscribe } from 'node:diagnostics_channel';
import { connect } from 'node:net';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { isMainThread } from 'node:worker_threads';
import type { Storage } from '../../packages/vault/src/store/engine.ts';
import type { ProcessReport } from './control.ts';

/** Milliseconds between two looks. The histogram counts them in, so they are taken off again. */
const RESOLUTION = 1;

const stores: Storage[] = [];
subscribe('inlay:store', (store) => void stores.push(store as Storage));

const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
let busy = performance.eventLoopUtilization();
let asked = countAll();

const path = process.env['INLAY_BENCH_CONTROL'];
if (path !== undefined && isMainThread) {
  const socket = connect(path);
  // It must not keep a process alive that has nothing left to do, nor end one when the bench is gone.
  socket.unref();
  socket.on('error', () => {});
  createInterface({ input: socket }).on('line', (line) => {
    if (line === 'watch') watch();
    socket.write(`${JSON.stringify(line === 'watch' ? {} : report())}\n`);
  });
}

/** How often all stores of this process were asked since they were opened. */
function countAll() {
  const counters = stores.map((store) => store.counters);
  return {
    roundTrips: counters.reduce((sum, { roundTrips }) => sum + roundTrips, 0),
    retries: counters.reduce((sum, { retries }) => sum + retries, 0),
  };
}

function watch(): void {
  histogram.reset();
  histogram.enable();
  busy = performance.eventLoopUtilization();
  asked = countAll();
}

function report(): ProcessReport {
  histogram.disable();
  const toDelay = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  const now = countAll();
  return {
    p99: toDelay(histogram.percentile(99)),
    max: toDelay(histogram.max),
    utilization: performance.eventLoopUtilization(busy).utilization,
    ...(stores.length === 0
      ? {}
      : { counters: { roundTrips: now.roundTrips - asked.roundTrips, retries: now.retries - asked.retries } }),
  };
}
