import { Control } from './control.ts';
import { type Program, startProgram } from './start-program.ts';

const WATCH = ['--import', new URL('watch-process.ts', import.meta.url).href];

/** A running server whose processes tell how they fare. */
export interface WatchedProgram extends Program {
  readonly control: Control;
}

/** Starts a script of the repository and waits until it serves. Its workers inherit what makes them tell. */
export async function startWatched(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<WatchedProgram> {
  const control = await Control.open();
  try {
    const program = await startProgram([...WATCH, ...args], { ...environment, INLAY_BENCH_CONTROL: control.path });
    const stop = async () => {
      await program.stop();
      control.close();
    };
    return { ...program, control, stop };
  } catch (error) {
    control.close();
    throw error;
  }
}
