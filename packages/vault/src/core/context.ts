import type { Keyring } from '../crypto/tenant-keys.ts';
import type { Processor } from '../processors/processor.ts';
import type { Storage } from '../store/engine.ts';
import type { TokenKind } from './values/random-token.ts';

/** What the rules need of the rooms below them. */
export interface Core {
  readonly storage: Storage;
  readonly keyring: Keyring;
  /** By the name that an account gives. */
  readonly processors: Readonly<Record<string, Processor>>;
  /** How long a processor may take to answer, in milliseconds. Shorter than the lease of a payment. */
  readonly processorTimeout: number;
  /** Milliseconds since 1970. */
  now(): number;
  /** Tells the operator of what no caller is told. It returns at once and never throws. */
  report(incident: Incident): void;
}

/** Something that an operator must know. It holds no value. */
export interface Incident {
  readonly event: /** The processor says another end than the one that was written. The written one stays: compare both by hand. */
    | 'payment_ended_otherwise'
    /** The end of a payment could not be written. It stays open, and recovery finds it. */
    | 'payment_end_not_written'
    /** An open payment could not be looked up at its processor, or its end not be written. It is tried again. */
    | 'payment_not_recovered'
    /** A job failed for one tenant. It is tried again at its next turn. */
    | 'job_failed';
  readonly tenantId: string;
  readonly paymentId?: string;
  readonly job?: string;
  /** Of which the kind and the places in the code are logged, and no words. */
  readonly cause?: unknown;
}

/** Who acts: a key by its id, an operator, or the vault itself. */
export type Actor =
  | { readonly kind: 'key'; readonly id: string }
  | { readonly kind: 'operator' }
  | { readonly kind: 'job'; readonly name: string };

/** On whose behalf something is done, and when. */
export interface Scope {
  readonly tenantId: string;
  readonly actor: Actor;
  /** When the request came in: milliseconds since 1970. */
  readonly now: number;
  /** Gives random text its shape: each wire has its own. */
  readonly tokenText: TokenText;
}

/** Makes the text of a new token. @param random 22 characters of base 62 */
export type TokenText = (kind: TokenKind, random: string) => string;

/**
 * What a request changes of a record: a member that is left out stays as it is, `null` clears it. That some wires clear
 * what is left out is their own rule.
 */
export type Changes<T> = { readonly [Name in keyof T]?: T[Name] | (undefined extends T[Name] ? null : never) };

/** The version of a record that a write rests on. A write with another version is refused. */
export interface Expected {
  readonly version?: number;
}
