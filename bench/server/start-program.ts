import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A running program of its own process. */
export interface Program {
  /** The address at the end of its first line. */
  readonly origin: string;
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
}

/** Starts a script of the repository and waits for the line that ends with its address. */
export async function startProgram(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Program> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit');
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    if (errors.length < 4000) errors += chunk;
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      if (output.length > 10_000) return;
      output += chunk;
      const ready = /(?:ready|serves) (http:\/\/\S+)\n/.exec(output);
      if (ready) resolve(ready[1] as string);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}: ${errors}`)));
  });
  return {
    origin,
    child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill();
      await exited;
    },
  };
}
