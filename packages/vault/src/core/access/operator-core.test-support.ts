import type { Processor } from '../../processors/processor.ts';
import { createSandbox } from '../../processors/sandbox.ts';
import { newTestStore } from '../../test-store.test-support.ts';

/** Opens what an operator's rules need: a store of its own, the sandbox, and one processor that moves money. */
export async function openOperatorCore(afterTest: (clean: () => Promise<void>) => void) {
  const store = await newTestStore();
  const storage = await store.open();
  afterTest(async () => {
    await storage.close();
    store.remove();
  });
  const bank: Processor = { ...createSandbox(), sandbox: false };
  const clock = { now: 1000 };
  return { storage, processors: { sandbox: createSandbox(), bank }, clock, now: () => clock.now };
}
