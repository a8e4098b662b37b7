import { hash, timingSafeEqual } from 'node:crypto';
import { onKeyChange } from '../core/access/key-changes.ts';
import { authenticate, type Key } from '../core/access/keys.ts';
import type { Core } from '../core/context.ts';

/** How long another process may have changed a key without our knowledge, in milliseconds. */
const SHARED_LIFE = 1_000;
/** The keys that were used last. */
const MOST = 1_000;

interface Kept {
  readonly key: Key;
  readonly passwordHash: Buffer;
  /** By the clock of this process. */
  readonly until: number;
}

/** Tells who calls, by Basic user and password. */
export interface KeptKeys {
  /** The key of these credentials, if it is kept and they are right. */
  find(user: string, password: string): Key | undefined;
  /** As `authenticate` of the core: looks into the store, and keeps what it finds. */
  look(user: string, password: string): Promise<Key>;
}

/**
 * Keeps the keys that were used last, so that a call costs no look into the store. What is kept is exact where this
 * process alone has the store; on a shared one it is at most one second old. A key that is unknown, and one that came with
 * a wrong password, is looked for each time.
 *
 * @param clock milliseconds that never jump. Default: the process's
 */
export function keptKeys(storage: Core['storage'], clock: () => number = () => performance.now()): KeptKeys {
  const kept = new Map<string, Kept>();
  let changes = 0;
  onKeyChange(storage, (id) => {
    changes += 1;
    kept.delete(id);
  });

  return {
    find(user, password) {
      const found = kept.get(user);
      if (!found || found.key.revokedAt !== undefined) return undefined;
      if (found.until > clock()) {
        return timingSafeEqual(hashOf(password), found.passwordHash) ? found.key : undefined;
      }
      kept.delete(user);
      return undefined;
    },
    async look(user, password) {
      const [asked, before] = [clock(), changes];
      const key = await authenticate({ storage }, user, password);
      // What was read may be older than a change that came meanwhile.
      if (changes !== before) return key;
      const until = storage.isExclusive ? Number.POSITIVE_INFINITY : asked + SHARED_LIFE;
      kept.delete(user);
      kept.set(user, { key, passwordHash: hashOf(password), until });
      if (kept.size > MOST) kept.delete(kept.keys().next().value as string);
      return key;
    },
  };
}

function hashOf(password: string): Buffer {
  return hash('sha256', password, 'buffer');
}
