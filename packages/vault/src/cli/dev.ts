import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localRootKey } from '../crypto/root-key.ts';
import { createDevelopmentTenant, DEVELOPMENT_ACCOUNT, DEVELOPMENT_CO_BADGES } from '../core/access/development.ts';
import { DEVELOPMENT_KEYS } from '../core/access/keys.ts';
import { readFrameFiles } from '../index.ts';
import { createSandbox } from '../processors/sandbox.ts';
import { openSqlite } from '../store/sqlite/open-sqlite.ts';
import { createVault } from '../vault.ts';
import type { Command } from './command.ts';
import { parseLogLevel } from './config.ts';
import { listen, parsePort } from './listen.ts';
import { stop, untilStopped } from './until-stopped.ts';

const HOST = '127.0.0.1';

export const dev: Command = {
  name: 'dev',
  summary: 'run a sandbox vault with well-known keys, on a store that is thrown away',
  about:
    `It listens on this machine only, limits no rates and keeps nothing. Secret key: ${DEVELOPMENT_KEYS.id} with ` +
    `${DEVELOPMENT_KEYS.secret}. Publishable key: ${DEVELOPMENT_KEYS.publishable}. Account: ${DEVELOPMENT_ACCOUNT}, in ` +
    'USD. Once it serves it says so in one line.',
  options: {
    port: { type: 'string', value: 'PORT', help: 'Where it listens; 0 takes any free port. Default: 5171.' },
    log: { type: 'string', value: 'LEVEL', help: 'silent, error, warn or info, to standard error. Default: warn.' },
  },
  async run(given) {
    const port = parsePort(given.text('port') ?? '5171');
    const level = parseLogLevel(given.text('log') ?? 'warn');
    const stopped = untilStopped();
    const folder = mkdtempSync(join(tmpdir(), 'inlay-dev-'));
    // Also when the last steps fail or hang: nothing of a development store is worth keeping.
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const frameFiles = await readFrameFiles();
    const storage = await openSqlite({ path: join(folder, 'vault.db') });
    await createDevelopmentTenant({ storage, processors: { sandbox: createSandbox() }, now: Date.now });
    const vault = await createVault({
      storage,
      rootKey: localRootKey(randomBytes(32)),
      frameFiles,
      coBadges: DEVELOPMENT_CO_BADGES,
      log: { level },
    });
    try {
      process.stdout.write(`inlay dev ready ${await listen(vault, HOST, port)}\n`);
      await stopped;
    } finally {
      await stop(() => vault.close());
    }
  },
};
