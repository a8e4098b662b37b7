// Preloaded into a server's process: tells over IPC how long its event loop was held up, and how busy it was.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** Milliseconds between two looks. The histogram counts them in, so they are taken off again. */
const RESOLUTION = 1;

const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
let before = performance.eventLoopUtilization();

process.on('message', (message) => {
  if (message === 'watch') {
    histogram.reset();
    histogram.enable();
    before = performance.eventLoopUtilization();
  }
  if (message === 'report') {
    const toDelay = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
    process.send?.({
      p99: toDelay(histogram.percentile(99)),
      max: toDelay(histogram.max),
      utilization: performance.eventLoopUtilization(before).utilization,
    });
    histogram.disable();
  }
});
// The listener alone must not keep a process alive that has nothing left to do.
process.channel?.unref();
