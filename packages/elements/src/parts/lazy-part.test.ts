import { expect, test } from 'vitest';
import { lazyPart } from './lazy-part.ts';

test('a part is loaded once, when it is first asked for', async () => {
  let loads = 0;
  const part = lazyPart(async () => ({ load: ++loads }));
  expect(loads).toBe(0);
  expect(await Promise.all([part(), part()])).toEqual([{ load: 1 }, { load: 1 }]);
  expect(await part()).toEqual({ load: 1 });
});

test('a part that does not come is done without, and asked for again', async () => {
  let isOffline = true;
  const part = lazyPart(async () => {
    if (isOffline) throw new Error('offline');
    return 'here';
  });
  expect(await part()).toBeUndefined();
  isOffline = false;
  expect(await part()).toBe('here');
});
