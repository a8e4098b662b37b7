import { parts } from '../parts/parts.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { VaultAddress } from './vault-address.ts';

/** Milliseconds: where nothing comes from the vault, the part that asks may not come either. */
const PATIENCE = 3_000;

const asked = new Map<string, Promise<Diagnosis | undefined>>();

/** Why frames of a key stay silent: asked once for all that wonder at the same time. Undefined: nobody can say. */
export function askWhy(address: VaultAddress): Promise<Diagnosis | undefined> {
  const id = `${address.vault} ${address.key}`;
  const answer =
    asked.get(id) ??
    Promise.race([diagnose(address), new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE))]).finally(() =>
      asked.delete(id),
    );
  asked.set(id, answer);
  return answer;
}

async function diagnose(address: VaultAddress): Promise<Diagnosis | undefined> {
  try {
    const part = await parts.diagnose();
    return await part.diagnose(address);
  } catch {
    return undefined;
  }
}
