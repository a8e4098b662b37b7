import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../server/free-port.ts';
import { buildExample } from './build.ts';
import { serveExample } from './serve.ts';

const NAMES = ['html', 'react', 'vue', 'svelte', 'angular'];

async function run(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { vault: text, port: text, out: text, config: text, mode: text, rendered: { type: 'boolean' } },
  });
  const [name = ''] = positionals;
  if (!NAMES.includes(name)) throw new Error(`Name one of: ${NAMES.join(', ')}.`);
  const root = join(import.meta.dirname, name);
  const { config, mode } = values;
  const site = {
    outDir: values.out ?? join(root, 'dist'),
    vault: new URL(values.vault ?? 'http://127.0.0.1:5171').origin,
    publishableKey: 'pk_test_demo',
    account: '1000000001',
    secretKey: 'test-api-key:test-api-secret',
    rendered: values.rendered ?? false,
  };
  await buildExample({ root, ...site, ...(config && { config }), ...(mode === 'development' && { mode }) });
  const server = await serveExample(site);
  const port = await freePort(Number(values.port ?? 5170));
  await server.listen({ port, host: 'localhost' });
  const stop = () => void server.close().then(() => process.exit(0));
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(event, stop);
  process.stdout.write(`${name} ready http://localhost:${port}\n`);
}

await run().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
