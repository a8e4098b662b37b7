import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Runs a module in plain Node.js, where there is no page, and returns what it prints. */
function onServer(code: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: new URL('../../packages/elements', import.meta.url),
    encoding: 'utf8',
  });
}

test('importing the elements on a server defines nothing and breaks nothing', () => {
  const code = `
    await import('@inlay/elements/define');
    await import('./src/define/script-tag.ts');
    const { InlayFields, prewarm } = await import('@inlay/elements');
    prewarm({ vault: 'https://vault.example', publishableKey: 'pk_test_demo' });
    console.log(typeof InlayFields, globalThis.customElements?.get('inlay-fields'));
  `;
  expect(onServer(code)).toBe('function undefined\n');
});
