import { expect, test } from 'vitest';
import { Latch } from './latch.ts';

test('who waits gets a value that comes', async () => {
  const latch = new Latch<string>();
  const waiting = latch.wait();
  latch.set('a');
  expect(await waiting).toBe('a');
  expect(await latch.wait()).toBe('a');
});

test('who waits goes on waiting when a value is taken back, and gets the next', async () => {
  const latch = new Latch<string>();
  const waiting = latch.wait();
  latch.unset();
  latch.unset();
  latch.set('b');
  expect(await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 100, 'hangs'))])).toBe('b');
});

test('who waits hears of a failure, also after a value was taken back', async () => {
  const latch = new Latch<string>();
  const waiting = latch.wait();
  latch.unset();
  latch.fail(new Error('late'));
  const outcome = waiting.catch((error: Error) => error.message);
  expect(await Promise.race([outcome, new Promise((resolve) => setTimeout(resolve, 100, 'hangs'))])).toBe('late');
});
