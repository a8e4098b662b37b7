import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/{src,build}/**/*.test.ts',
      'demo/**/*.test.ts',
      'test/{house,contracts,crash}/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    exclude: ['**/*.browser.test.ts', '**/node_modules/**', '**/dist/**'],
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    testTimeout: 20_000,
  },
});
