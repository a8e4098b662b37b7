import type { Storage } from '../../store/engine.ts';

type Listener = (keyId: string) => void;

const listeners = new WeakMap<Storage, Set<Listener>>();

/** Calls a listener whenever this process changes a key of a store, as soon as the change is durable. */
export function onKeyChange(storage: Storage, listener: Listener): void {
  const those = listeners.get(storage) ?? new Set();
  listeners.set(storage, those.add(listener));
}

/** Notifies listeners that a key was changed, or may have been. */
export function tellKeyChange(storage: Storage, keyId: string): void {
  for (const listener of listeners.get(storage) ?? []) listener(keyId);
}
