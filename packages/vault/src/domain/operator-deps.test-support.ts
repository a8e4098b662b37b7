import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Processor } from '../processors/processor.ts';
import { createSandbox } from '../processors/sandbox.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';

/** What an operator's rules need: a store of its own, the sandbox, and one processor that is none. */
export async function openOperatorDeps(afterTest: (clean: () => Promise<void>) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-operator-'));
  const storage = await openSqlite({ path: join(folder, 'vault.db') });
  afterTest(async () => {
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const bank: Processor = { ...createSandbox(), sandbox: false };
  const clock = { now: 1000 };
  return { storage, processors: { sandbox: createSandbox(), bank }, clock, now: () => clock.now };
}
