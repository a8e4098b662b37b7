import { expect, test } from 'vitest';
import { every } from './every.ts';

test('repeats, and never runs twice at a time', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const enough = Promise.withResolvers<void>();
  const job = every(
    1,
    async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      runs += 1;
      if (runs === 3) enough.resolve();
    },
    expect.fail,
  );
  await enough.promise;
  await job.stop();
  expect(most).toBe(1);
});

test('goes on after a failure, and tells it', async () => {
  const told: unknown[] = [];
  let runs = 0;
  const job = every(
    60_000,
    async () => {
      runs += 1;
      if (runs === 1) throw new Error('once');
    },
    (error) => told.push(error),
  );
  await job.run();
  await job.run();
  await job.stop();
  expect([runs, told.length]).toEqual([2, 1]);
});

test('stops only once the run under way has ended', async () => {
  const gate = Promise.withResolvers<void>();
  let ended = false;
  const job = every(60_000, () => gate.promise.then(() => void (ended = true)), expect.fail);
  void job.run();
  const stopped = job.stop();
  gate.resolve();
  await stopped;
  expect(ended).toBe(true);
});
