import { expect, test } from 'vitest';
import { Latch } from './latch.ts';

test('gives a value that is there, and one that comes', async () => {
  const latch = new Latch<string>();
  const coming = latch.wait();
  latch.set('here');
  expect(await coming).toBe('here');
  expect(await latch.wait()).toBe('here');
});

test('fails those who wait and those who come, until a value comes all the same', async () => {
  const latch = new Latch<string>();
  const waiting = latch.wait();
  latch.fail(new Error('late'));
  await expect(waiting).rejects.toThrow('late');
  await expect(latch.wait()).rejects.toThrow('late');
  latch.set('here');
  expect(await latch.wait()).toBe('here');
});

test('lets those who wait go on waiting when what failed begins again at once', async () => {
  const latch = new Latch<string>();
  const waiting = latch.wait();
  latch.fail(new Error('lost'));
  latch.unset();
  latch.set('again');
  expect(await waiting).toBe('again');
});
