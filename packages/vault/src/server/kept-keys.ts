import { hash } from 'node:crypto';
import { onKeyChange } from '../core/access/key-changes.ts';
import { authenticate, type Key } from '../core/access/keys.ts';
import type { Core } from '../core/context.ts';
import { CoreError } from '../errors.ts';
import { parseBasic } from './basic-credentials.ts';

/** How long another process may have changed a key without our knowledge, in milliseconds. */
const SHARED_LIFE = 1_000;
/** The keys that were used last. */
const MOST = 1_000;

interface Kept {
  readonly key: Key;
  /** By the clock of this process. */
  readonly until: number;
}

/** Tells who calls, by an `Authorization` header. */
export interface KeptKeys {
  /** The key that this header, to the letter, was right for before, while it is kept. */
  find(header: string): Key | undefined;
  /**
   * Looks into the store, and keeps what it finds.
   *
   * @throws {CoreError} `credentials_invalid`, also for a header that is none of Basic
   */
  look(header: string): Promise<Key>;
}

/**
 * Keeps the keys that were used last, so that a call costs no look into the store. What is kept is exact where this
 * process alone has the store; on a shared one it is at most one second old. A key that is unknown, and one that came with
 * a wrong password, is looked for each time.
 *
 * A header is known by its hash: nobody can shape one after another, so it may be looked for as it is, and no secret is
 * kept.
 *
 * @param clock milliseconds that never jump. Default: the process's
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
      // What was read may be older than a change that came meanwhile.
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
