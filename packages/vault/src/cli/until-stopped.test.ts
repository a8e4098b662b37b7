import { expect, test } from 'vitest';
import { stop } from './until-stopped.ts';

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

test('last steps that fail are told, and the patience with them ends', async () => {
  const before = timers();
  await expect(stop(() => Promise.reject(new Error('the last step')))).rejects.toThrow('the last step');
  expect(timers()).toBe(before);
});
