import { parseArgs } from 'node:util';
import type { ShopSettings } from './server/context.ts';
import { freePort } from './server/free-port.ts';
import { createShop } from './server/shop.ts';

export interface ShopOptions extends ShopSettings {
  /** Taken, it gives way to the next free one. 0 takes any. */
  readonly port: number;
  /** Takes one line for each thing that an operator should know. Default: standard error. */
  readonly report?: (line: string) => void;
}

export interface RunningShop {
  /** `http://localhost:4790` */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the shop on the loopback addresses. */
export async function startShop({ port, report = warn, ...settings }: ShopOptions): Promise<RunningShop> {
  const open = await freePort(port);
  if (open !== port && port !== 0) report(`Port ${port} is taken, so the shop uses ${open}.`);
  const server = await createShop(settings, report);
  await server.listen({ port: open, host: 'localhost' });
  return { url: `http://localhost:${open}`, close: () => server.close() };
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Flags, then environment, then what `inlay dev` gives out. */
function readOptions(): ShopOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { vault: text, port: text, 'publishable-key': text, account: text, 'secret-key': text },
  });
  const { env } = process;
  return {
    port: Number(values.port ?? env['PORT'] ?? 5170),
    vault: new URL(values.vault ?? env['INLAY_VAULT'] ?? 'http://127.0.0.1:5171').origin,
    publishableKey: values['publishable-key'] ?? env['INLAY_PUBLISHABLE_KEY'] ?? 'pk_test_demo',
    account: values.account ?? env['INLAY_ACCOUNT'] ?? '1000000001',
    secretKey: values['secret-key'] ?? env['INLAY_SECRET_KEY'] ?? 'test-api-key:test-api-secret',
  };
}

async function run(): Promise<void> {
  const shop = await startShop(readOptions());
  const stop = () => void shop.close().then(() => process.exit(0));
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(event, stop);
  process.stdout.write(`shop ready ${shop.url}\n`);
}

if (import.meta.main) {
  await run().catch((error: Error) => {
    warn(`The shop could not start: ${error.message}`);
    process.exitCode = 1;
  });
}
