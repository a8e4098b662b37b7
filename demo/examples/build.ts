import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

export interface BuildOptions {
  /** The folder of the example. */
  readonly root: string;
  /** Where the page goes, and below it what renders it on a server. */
  readonly outDir: string;
  readonly vault: string;
  readonly publishableKey: string;
  /** Builds what renders the page on a server, too. */
  readonly rendered: boolean;
  /** A configuration of Vite's other than the example's own. */
  readonly config?: string;
  readonly mode?: 'production' | 'development';
}

/** Builds an example with the compiler of its framework. */
export async function buildExample({
  root,
  outDir,
  vault,
  publishableKey,
  rendered,
  ...options
}: BuildOptions): Promise<void> {
  const { config = join(root, 'vite.config.ts'), mode = 'production' } = options;
  const env = { ...process.env, NODE_ENV: mode, VITE_VAULT: vault, VITE_PUBLISHABLE_KEY: publishableKey };
  const vite = ['build', '--config', config, '--mode', mode, '--logLevel', 'warn', '--emptyOutDir'];
  const ngc = join(root, 'node_modules/.bin/ngc');
  if (existsSync(ngc)) await run(ngc, [], { cwd: root, env });
  await run('vite', [...vite, '--outDir', outDir], { cwd: root, env });
  if (!rendered) return;
  const [server] = globSync('src/server.{ts,tsx}', { cwd: root });
  if (!server) throw new Error(`${root} is not rendered on a server`);
  await run('vite', [...vite, '--ssr', server, '--outDir', join(outDir, 'server')], { cwd: root, env });
}

interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

function run(command: string, args: readonly string[], { cwd, env }: Surroundings): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}
