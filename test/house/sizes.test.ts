import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test, vi } from 'vitest';
import { build, type InlineConfig, type Rolldown } from 'vite';

const RPC_BUDGET = 1536;
/** The target is 14,336, met before bank fields, languages and the look of the page came. This keeps it from growing. */
const SCRIPT_BUDGET = 22_800;
const REACT_BUDGET = 1_536;
/** Each of the twenty components is a line that names a tag and a class: some 20 bytes, for a page that imports all. */
const REACT_ALL_BUDGET = 1_792;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The code that a page runs at once: parts that are loaded later stand in chunks of their own. */
async function codeOf(config: InlineConfig): Promise<string> {
  const result = await build({ ...config, logLevel: 'silent', build: { ...config.build, write: false } });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  const [entry, ...others] = output.filter((file) => file.type === 'chunk').filter(({ isEntry }) => isEntry);
  if (!entry || others.length > 0) throw new Error('one entry is expected');
  return entry.code;
}

async function sizeOf(config: InlineConfig): Promise<number> {
  return gzipSync(await codeOf(config), { level: 9 }).length;
}

/** A page of React's that imports what a statement says, without what an expression names. */
function reactPage(statement: string, external: RegExp): InlineConfig {
  const page = `${ROOT}page.js`;
  return {
    configFile: false,
    root: ROOT,
    plugins: [
      { name: 'page', resolveId: (id) => (id === page ? page : null), load: (id) => (id === page ? statement : null) },
    ],
    build: {
      minify: true,
      rolldownOptions: { input: page, external, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  };
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

test('the script of a checkout page, Lit with it, is no larger than it was', async () => {
  const size = await sizeOf({ configFile: `${ROOT}vite.config.ts`, mode: 'elements' });
  expect(size).toBeLessThanOrEqual(SCRIPT_BUDGET);
  expect(size).toBeGreaterThan(SCRIPT_BUDGET / 2);
});

test.each([
  [
    'those of a card',
    '{ InlayFields, InlayCardNumber, InlayCardExpiry, InlayCardCode, InlayCardholderName }',
    REACT_BUDGET,
  ],
  ['all', '*', REACT_ALL_BUDGET],
])('the components of React add little, %s', async (_, names, budget) => {
  const size = await sizeOf(reactPage(`export ${names} from '@inlay/react'`, /^(react|@inlay\/elements)\b/));
  expect(size).toBeLessThanOrEqual(budget);
  expect(size).toBeGreaterThan(budget / 2);
});

test('a page takes the components that it names, and no others', async () => {
  const code = await codeOf(reactPage(`export { InlayFields, InlayCardNumber } from '@inlay/react'`, /^react\b/));
  expect(code).toContain('inlay-card-number');
  expect(code).not.toContain('inlay-cardholder-name');
});
