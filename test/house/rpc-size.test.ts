import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { build, type Rolldown } from 'vite';

const BUDGET = 1536;

async function sizeOf(entry: string): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  if (output.length !== 1) throw new Error('one chunk is expected');
  return gzipSync(output[0].code, { level: 9 }).length;
}

test('all of postmessage-rpc stays within 1.5 KB gzipped', async () => {
  const entry = fileURLToPath(new URL('../../packages/postmessage-rpc/src/index.ts', import.meta.url));
  const size = await sizeOf(entry);
  expect(size).toBeLessThanOrEqual(BUDGET);
  // Less than half of it would mean that something is not in the bundle.
  expect(size).toBeGreaterThan(BUDGET / 2);
});
