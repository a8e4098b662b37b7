import type { Changes } from '../context.ts';

/** Applies changes to a record: an absent member stays as it is, `null` clears it. */
export function applyChanges<T extends object>(record: T, changes: Changes<Partial<T>>): T {
  const changed = { ...record } as Record<string, unknown>;
  for (const [member, value] of Object.entries(changes)) {
    if (value === null) delete changed[member];
    else if (value !== undefined) changed[member] = value;
  }
  return changed as T;
}
