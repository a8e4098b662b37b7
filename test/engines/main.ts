// `npm run test:engines`: the same tests in Chromium, Firefox and WebKitGTK. Further words are parts of test files' names.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const started = performance.now();
mkdirSync(new URL('../../test-results/', import.meta.url), { recursive: true });
const config = fileURLToPath(new URL('vitest.config.ts', import.meta.url));
const child = spawn('vitest', ['run', '--config', config, ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.once('disconnect', () => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.stdout.write(`Engines: ${Math.round((performance.now() - started) / 1000)} s\n`);
  process.exitCode = code ?? 1;
  if (process.connected) process.disconnect();
});
