import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqlite } from '../../packages/vault/src/store/sqlite/open-sqlite.ts';
import { storageContract } from './storage.ts';

storageContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-contract-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return openSqlite({ path: join(folder, 'vault.db') });
});
