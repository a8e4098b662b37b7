// `npm run docs`: what is written from the source, anew. The tests that compare both write it.
import { spawnSync } from 'node:child_process';

const WRITERS = ['test/house/errors.test.ts', 'test/house/element-docs.test.ts'];

const { status } = spawnSync('vitest', ['run', '--project', 'unit', ...WRITERS, ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, WRITE_DOCS: '1' },
});
process.exitCode = status ?? 1;
