import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const INLAY = fileURLToPath(new URL('../../packages/vault/bin/inlay.mjs', import.meta.url));

/**
 * A web-test-runner plugin: the module `dev-vault` exports the origin of a development vault, which starts at the
 * first such request and ends with the run. `INLAY_VAULT` names one that runs already.
 */
export function devVault() {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @type {Promise<string> | undefined} */
  let origin;

  const start = () =>
    new Promise((resolve, reject) => {
      child = spawn(process.execPath, [INLAY, 'dev', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
      createInterface({ input: child.stdout }).on('line', (line) => {
        const ready = /^inlay dev ready (\S+)$/.exec(line);
        if (ready) resolve(ready[1]);
      });
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`inlay dev ended with ${code}.`)));
    });

  return {
    name: 'dev-vault',
    resolveImport({ source }) {
      return source === 'dev-vault' ? '/dev-vault.js' : undefined;
    },
    async serve({ path }) {
      if (path !== '/dev-vault.js') return undefined;
      origin ??= process.env.INLAY_VAULT ? Promise.resolve(process.env.INLAY_VAULT) : start();
      return { body: `export default ${JSON.stringify(await origin)};`, type: 'js' };
    },
    serverStop() {
      child?.kill('SIGTERM');
    },
  };
}
