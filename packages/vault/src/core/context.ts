import type { Keyring } from '../crypto/tenant-keys.ts';
import type { Processor } from '../processors/processor.ts';
import type { Storage } from '../store/engine.ts';

/** What the rules need of the rooms below them. */
export interface Deps {
  readonly storage: Storage;
  readonly keyring: Keyring;
  /** By the name that an account gives. */
  readonly processors: Readonly<Record<string, Processor>>;
  /** How long a processor may take to answer, in milliseconds. Shorter than the lease of a payment. */
  readonly processorTimeout: number;
  /** Milliseconds since 1970. */
  now(): number;
}
