import { executeServerCommand } from '@web/test-runner-commands';

export async function inFrame<T>(fragment: string, code: string): Promise<T> {
  const { value } = await executeServerCommand<{ value: T }, unknown>('in-frame', { fragment, code });
  return value;
}

export interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly card: Readonly<Record<string, unknown>> };
}

/** What was posted to the vault since this was asked last. */
export function posted(): Promise<readonly Posted[]> {
  return executeServerCommand<readonly Posted[], undefined>('vault-requests');
}

/** How the vault answers the next request. */
export async function answerNext(answer: { status: number; body?: unknown; delay?: number }): Promise<void> {
  await executeServerCommand('vault-answer', answer);
}

/** Bounds a wait for something that may never come. */
export function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Gives something that must not happen the time to happen: there is nothing to wait for. */
export async function whileNothingHappens(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 100) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
