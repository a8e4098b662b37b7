import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(import.meta.url);
const folder = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** Builds a page with React 18 where it says React. */
export default {
  envDir: `${import.meta.dirname}/../../../demo/examples`,
  resolve: { alias: { 'react-dom': folder('react-dom-18'), react: folder('react-18') } },
  ssr: { noExternal: true },
  build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
};
