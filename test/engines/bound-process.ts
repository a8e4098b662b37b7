import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface BoundProcess {
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
}

/** The path of a program, if there is one of that name. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Starts a program that ends with this process, also where this process is killed (Linux). */
export function startBound(command: string, args: readonly string[], options: SpawnOptions): BoundProcess {
  const setpriv = findProgram('setpriv');
  const child = setpriv
    ? spawn(setpriv, ['--pdeathsig', 'KILL', command, ...args], options)
    : spawn(command, args, options);
  const exited = once(child, 'exit');
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    child,
    async stop() {
      process.off('exit', kill);
      if (child.exitCode === null && child.signalCode === null) kill();
      await exited;
    },
  };
}

/** The first match in what a program says, on the given channel of it. */
export async function awaitOutput({ child }: BoundProcess, channel: number, pattern: RegExp): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const stream = child.stdio[channel] as NodeJS.ReadableStream;
    const timer = setTimeout(() => reject(new Error(`${child.spawnfile} said nothing of use: ${said}`)), 30_000);
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
      const found = pattern.exec(said);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1] as string);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}: ${said}`));
    });
  });
}
