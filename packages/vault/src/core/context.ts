import type { Keyring } from '../crypto/tenant-keys.ts';
import type { Processor } from '../processors/processor.ts';
import type { Storage } from '../store/engine.ts';
import type { TokenKind } from './values/random-token.ts';

/** The dependencies of the rules. */
export interface Core {
  readonly storage: Storage;
  readonly keyring: Keyring;
  /** By the name that accounts use. */
  readonly processors: Readonly<Record<string, Processor>>;
  /** The processor's time limit, in milliseconds. Shorter than the lease of a payment. */
  readonly processorTimeout: number;
  /** Milliseconds since 1970. */
  now(): number;
  /** Reports to the operator what no caller learns. Returns at once and never throws. */
  report(incident: Incident): void;
}

/** An event that an operator must know about. It contains no sensitive values. */
export interface Incident {
  readonly event: /** The processor says another end than the one that was written. The written one stays: compare both by hand. */
    | 'payment_ended_otherwise'
    /** The end of a payment could not be written. The payment stays open, and recovery finds it. */
    | 'payment_end_not_written'
    /**
     * An open payment could not be looked up at its processor, or its end could not be written. Recovery tries again.
     */
    | 'payment_not_recovered'
    /** A job failed for one tenant. Its next run tries again. */
    | 'job_failed';
  readonly tenantId: string;
  readonly paymentId?: string;
  readonly job?: string;
  /** For the log, which records only its type and stack frames. */
  readonly cause?: unknown;
}

/** Who acts: a key by its id, an operator, or the vault itself. */
export type Actor =
  | { readonly kind: 'key'; readonly id: string }
  | { readonly kind: 'operator' }
  | { readonly kind: 'job'; readonly name: string };

/** The tenant, actor and time of a request. */
export interface Scope {
  readonly tenantId: string;
  readonly actor: Actor;
  /** When the request arrived: milliseconds since 1970. */
  readonly now: number;
  /** Formats random text as a token: each wire has its own form. */
  readonly tokenText: TokenText;
}

/** Makes the text of a new token. @param random 22 base-62 characters */
export type TokenText = (kind: TokenKind, random: string) => string;

/**
 * The changes of a record: an absent member stays as it is, `null` clears it. A wire that clears absent members sets
 * them to `null`.
 */
export type Changes<T> = { readonly [Name in keyof T]?: T[Name] | (undefined extends T[Name] ? null : never) };

/** The version of the record that a write requires. Any other version is refused. */
export interface Expected {
  readonly version?: number;
}
