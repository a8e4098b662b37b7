import { channel } from 'node:diagnostics_channel';
import type { Storage } from './engine.ts';

const OPENED = channel('inlay:store');

/**
 * Publishes an open store on the diagnostics channel `inlay:store`, where measuring tools find its counters.
 *
 * @returns the store
 */
export function announceStore<T extends Storage>(storage: T): T {
  if (OPENED.hasSubscribers) OPENED.publish(storage);
  return storage;
}
