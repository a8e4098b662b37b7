import { expect, test } from 'vitest';
import { lazyPart } from './lazy-part.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('a part is loaded once, when it is first asked for, and calls back everybody who waits', async () => {
  let loads = 0;
  const part = lazyPart(async () => ({ load: ++loads }));
  expect(loads).toBe(0);
  const woken: string[] = [];
  expect(part(() => woken.push('first'))).toBeUndefined();
  expect(part(() => woken.push('second'))).toBeUndefined();
  await settled();
  expect(woken).toEqual(['first', 'second']);
  expect(part(() => woken.push('third'))).toEqual({ load: 1 });
  expect(woken).toHaveLength(2);
});

test('a part that does not come wakes nobody, and is asked for again', async () => {
  let isOffline = true;
  const part = lazyPart(async () => {
    if (isOffline) throw new Error('offline');
    return 'here';
  });
  const woken: string[] = [];
  part(() => woken.push('early'));
  await settled();
  isOffline = false;
  part(() => woken.push('late'));
  await settled();
  expect(woken).toEqual(['late']);
  expect(part(() => {})).toBe('here');
});
