import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const react = new URL('../../packages/react/', import.meta.url);

test('the components render in plain Node.js, where there is no page', () => {
  const code = `
    import { createElement } from 'react';
    import { renderToString } from 'react-dom/server';
    import { InlayFields, prewarm } from '@inlay/react';
    import '@inlay/elements/define';
    prewarm({ vault: 'https://vault.example', publishableKey: 'pk_test_demo' });
    console.log(renderToString(createElement(InlayFields, { vault: 'https://vault.example' })), typeof document);
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: react,
    encoding: 'utf8',
  });
  expect(output).toBe('<inlay-fields vault="https://vault.example"></inlay-fields> undefined\n');
});
