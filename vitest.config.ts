import { defineConfig } from 'vitest/config';
import { findPostgres } from './packages/vault/src/store/postgres/cluster.test-support.ts';
import { findPgbouncer } from './test/postgres/pgbouncer.ts';

const exclude = ['**/*.browser.test.ts', '**/node_modules/**', '**/dist/**'];

/** What needs a PostgreSQL server. */
const POSTGRES = [
  'packages/vault/src/**/*postgres*.test.ts',
  'test/contracts/postgres.test.ts',
  'test/{races,failover,strict}/**/*.test.ts',
];

/** What needs PgBouncer as well. */
const PGBOUNCER = 'test/**/*.pgbouncer.test.ts';

/** What opens a vault by `openTestVault` or from a fixture, and is run on both databases. */
const WHOLE_PATH = [
  'packages/vault/src/{wires,server,core,crypto}/**/*.test.ts',
  'packages/vault/src/vault.test.ts',
  'test/upgrades/*.test.ts',
];

const hasPostgres = findPostgres() !== undefined;
if (!hasPostgres) {
  if (process.env['INLAY_TEST_POSTGRES'] === 'required') throw new Error('There is no PostgreSQL 15 or newer here.');
  process.stderr.write(
    'PostgreSQL 15 or newer is not installed: its tests are not run, the vault is tested on SQLite.\n',
  );
}

const hasPgbouncer = findPgbouncer() !== undefined;
if (hasPostgres && !hasPgbouncer) {
  if (process.env['INLAY_TEST_PGBOUNCER'] === 'required') throw new Error('There is no PgBouncer here.');
  process.stderr.write('PgBouncer is not installed: the races behind it are not run.\n');
}

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/*/{src,build}/**/*.test.ts',
            'demo/**/*.test.ts',
            'test/{house,contracts,crash,upgrades}/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: [...exclude, ...POSTGRES],
        },
      },
      ...(hasPostgres
        ? [
            {
              extends: true as const,
              test: {
                name: 'postgres',
                include: [...POSTGRES, ...WHOLE_PATH],
                exclude: [...exclude, ...(hasPgbouncer ? [] : [PGBOUNCER])],
                globalSetup: ['test/postgres-setup.ts'],
                env: { INLAY_TEST_DATABASE: 'postgres' },
              },
            },
          ]
        : []),
    ],
  },
});
