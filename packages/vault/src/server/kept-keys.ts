import { hash } from 'node:crypto';
import { onKeyChange } from '../core/access/key-changes.ts';
import { authenticate, type Key } from '../core/access/keys.ts';
import type { Core } from '../core/context.ts';
import { CoreError } from '../errors.ts';
import { parseBasic } from './basic-credentials.ts';

/** How long this process may miss a key change by another process, in milliseconds. */
const SHARED_LIFE = 1_000;
/** The cache of recently used keys. */
const MOST = 1_000;

interface Kept {
  readonly key: Key;
  /** A time of this process's clock. */
  readonly until: number;
}

/** Authenticates a caller by an `Authorization` header. */
export interface KeptKeys {
  /** Returns the cached key of exactly this header, if there is one. */
  find(header: string): Key | undefined;
  /**
   * Authenticates against the store and caches the result.
   *
   * @throws {CoreError} `credentials_invalid`, also for a header that is not Basic
   */
  look(header: string): Promise<Key>;
}

/**
 * Caches recently used keys, so that a call needs no query. The cache is exact if only this process has the store open;
 * with a shared store it is at most one second old. Unknown keys and wrong passwords are never cached.
 *
 * The cache key is the hash of the header. A hash cannot be forged, so a plain look-up is safe, and no secret stays in
 * memory.
 *
 * @param clock a monotonic clock in milliseconds. Default: the process's
 */
export function keptKeys(storage: Core['storage'], clock: () => number = () => performance.now()): KeptKeys {
  const kept = new Map<string, Kept>();
  let changes = 0;
  onKeyChange(storage, (id) => {
    changes += 1;
    for (const [header, { key }] of kept) if (key.id === id) kept.delete(header);
  });

  return {
    find(header) {
      const hashed = hashOf(header);
      const found = kept.get(hashed);
      if (!found || found.until > clock()) return found?.key;
      kept.delete(hashed);
      return undefined;
    },
    async look(header) {
      const credentials = parseBasic(header);
      if (!credentials) throw new CoreError('credentials_invalid');
      const [asked, before] = [clock(), changes];
      const key = await authenticate({ storage }, credentials.user, credentials.password);
      // The result may be older than a key change that happened during the query.
      if (changes !== before) return key;
      const hashed = hashOf(header);
      kept.delete(hashed);
      kept.set(hashed, { key, until: storage.isExclusive ? Number.POSITIVE_INFINITY : asked + SHARED_LIFE });
      if (kept.size > MOST) kept.delete(kept.keys().next().value as string);
      return key;
    },
  };
}

function hashOf(header: string): string {
  return hash('sha256', header, 'base64');
}
