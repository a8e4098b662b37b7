import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const INLAY = fileURLToPath(new URL('../../bin/inlay.mjs', import.meta.url));

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `inlay` to its end. */
export function runInlay(
  args: readonly string[],
  { cwd, node = [], env }: { cwd?: string; node?: string[]; env?: NodeJS.ProcessEnv } = {},
) {
  return new Promise<Outcome>((resolve) => {
    const options = { cwd, timeout: 20_000, env: { ...process.env, ...env } };
    execFile(process.execPath, [...node, INLAY, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });
}

/** Starts `inlay` and waits for its first line. */
export async function startInlay(
  args: readonly string[],
  { cwd, env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
) {
  const child: ChildProcess = spawn(process.execPath, [INLAY, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const lines: string[] = [];
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk));
  const first = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      lines.push(line);
      resolve(line);
    });
    void exited.then((code) => reject(new Error(`inlay ended with ${code}: ${errors}`)));
  });
  return { child, first, lines, exited, errors: () => errors };
}
