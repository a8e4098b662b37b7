import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test, vi } from 'vitest';
import { build, type InlineConfig, type Rolldown } from 'vite';

const RPC_BUDGET = 1536;
const SCRIPT_BUDGET = 14_336;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

async function sizeOf(config: InlineConfig): Promise<number> {
  const result = await build({ ...config, logLevel: 'silent', build: { ...config.build, write: false } });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  const [chunk, ...others] = output.filter((file) => file.type === 'chunk');
  if (!chunk || others.length > 0) throw new Error('one chunk is expected');
  return gzipSync(chunk.code, { level: 9 }).length;
}

// Lit has a larger build for development, which a build under test would choose.
beforeAll(() => vi.stubEnv('NODE_ENV', 'production'));

test('all of postmessage-rpc stays within 1.5 KB gzipped', async () => {
  const size = await sizeOf({
    configFile: false,
    build: {
      target: 'es2022',
      minify: true,
      rolldownOptions: {
        input: `${ROOT}packages/postmessage-rpc/src/index.ts`,
        preserveEntrySignatures: 'strict',
        output: { format: 'es' },
      },
    },
  });
  expect(size).toBeLessThanOrEqual(RPC_BUDGET);
  // Less than half of it would mean that something is not in the bundle.
  expect(size).toBeGreaterThan(RPC_BUDGET / 2);
});

test('the script of a checkout page, Lit with it, stays within 14 KB gzipped', async () => {
  const size = await sizeOf({ configFile: `${ROOT}vite.config.ts`, mode: 'elements' });
  expect(size).toBeLessThanOrEqual(SCRIPT_BUDGET);
  expect(size).toBeGreaterThan(SCRIPT_BUDGET / 2);
});
