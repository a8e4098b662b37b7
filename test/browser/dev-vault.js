import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const INLAY = fileURLToPath(new URL('../../packages/vault/bin/inlay.mjs', import.meta.url));

/**
 * A web-test-runner plugin: a page that fetches `/dev-vault` gets the origin of a development vault, which starts at
 * the first such request and ends with the run. `INLAY_VAULT` names one that runs already.
 */
export function devVault(port = 4771) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @type {Promise<string> | undefined} */
  let origin;

  const start = () =>
    new Promise((resolve, reject) => {
      child = spawn(process.execPath, [INLAY, 'dev', '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
      createInterface({ input: child.stdout }).on('line', (line) => {
        const ready = /^inlay dev ready (\S+)$/.exec(line);
        if (ready) resolve(ready[1]);
      });
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`inlay dev ended with ${code}.`)));
    });

  return {
    name: 'dev-vault',
    async serve({ path }) {
      if (path !== '/dev-vault') return undefined;
      origin ??= process.env.INLAY_VAULT ? Promise.resolve(process.env.INLAY_VAULT) : start();
      return { body: await origin, type: 'text' };
    },
    serverStop() {
      child?.kill('SIGTERM');
    },
  };
}
