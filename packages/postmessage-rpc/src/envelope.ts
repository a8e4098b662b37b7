import { isOneOf } from './tuple.ts';

/** Why the peer did not do what it was asked: the only words of failure that cross a port. */
export type Refusal = 'busy' | 'refused' | 'failed';

/**
 * What crosses a port once two windows are connected. Ids are the caller's and grow from 1; id 0 is a note: nobody
 * waits for its answer. An answer repeats the id, and has no name.
 */
export type Envelope = [kind: 'call' | 'done' | Refusal, id: number, name: string, content: unknown];

export const isKind = isOneOf('call', 'done', 'busy', 'refused', 'failed');
