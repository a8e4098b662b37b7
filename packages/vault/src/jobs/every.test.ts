import { expect, test } from 'vitest';
import { every } from './every.ts';

function fail(error: unknown): never {
  throw error;
}

test('repeats, and never runs twice at a time', async () => {
  let running = 0;
  let most = 0;
  let enough: () => void;
  const thrice = new Promise<void>((resolve) => {
    enough = resolve;
  });
  let runs = 0;
  const job = every(
    1,
    async () => {
      running += 1;
      most = Math.max(most, running);
      // Longer than the interval.
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      runs += 1;
      if (runs === 3) enough();
    },
    fail,
  );
  await thrice;
  await job.stop();
  expect(most).toBe(1);
});

test('continues after a failure, and reports it', async () => {
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
  const events: string[] = [];
  const end = Promise.withResolvers<void>();
  const work = async () => {
    await end.promise;
    events.push('ended');
  };
  const job = every(60_000, work, fail);
  void job.run();
  const stopping = job.stop().then(() => events.push('stopped'));
  // Whatever waits for nothing but its turn has had it.
  await new Promise((resolve) => setImmediate(resolve));
  expect(events).toEqual([]);
  end.resolve();
  await stopping;
  expect(events).toEqual(['ended', 'stopped']);
});
