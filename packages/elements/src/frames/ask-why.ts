import { parts } from '../parts/parts.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { VaultAddress } from './vault-address.ts';

const asked = new Map<string, Promise<Diagnosis | undefined>>();

/** Why frames of a key stay silent: asked once for all that wonder at the same time. Undefined: nobody can say. */
export function askWhy(address: VaultAddress): Promise<Diagnosis | undefined> {
  const id = `${address.vault} ${address.key}`;
  const answer =
    asked.get(id) ??
    parts
      .diagnose()
      .then(({ diagnose }) => diagnose(address))
      .catch(() => undefined)
      .finally(() => asked.delete(id));
  asked.set(id, answer);
  return answer;
}
