import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';

interface Started {
  readonly child: ChildProcess;
  readonly output: string;
  readonly shop: string;
  readonly vault: string;
}

/** What `npm start` runs once everything is installed and built. */
async function start(): Promise<Started> {
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk;
      if (output.includes('Stop with Ctrl-C.')) resolve();
    });
    child.on('exit', (code) => reject(new Error(`It ended with ${code}: ${output}`)));
  });
  const find = (word: string) => new RegExp(`${word} +(http://\\S+)`).exec(output)?.[1] as string;
  return { child, output, shop: find('Shop'), vault: find('Vault') };
}

async function stop({ child }: Started): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
}

const read = async (url: string): Promise<string> => (await fetch(url)).text();

test('the addresses that a start prints are right, also when the usual ports are taken, and gone when it ends', async () => {
  const first = await start();
  const second = await start();
  expect(second.output).toMatch(/^Port 5171 is taken, so the vault uses \d+\.$/m);
  expect(second.output).toMatch(/^Port 5170 is taken, so the shop uses \d+\.$/m);
  expect(new Set([first.shop, first.vault, second.shop, second.vault]).size).toBe(4);
  for (const { shop, vault } of [first, second]) {
    expect(await read(`${shop}/checkout`)).toContain(`${vault}/inlay.js`);
    expect(await read(`${vault}/customervault/monitor`)).toBe('{"status":"READY"}');
  }
  await Promise.all([stop(first), stop(second)]);
  for (const address of [first.shop, second.shop, first.vault, second.vault])
    await expect(fetch(address)).rejects.toThrow();
});
