import type { Port } from './channel.ts';

/**
 * The handshake, and why it is so.
 *
 * 1. A window message can be forged by every frame of the page, so a window carries one message only, the hello. It is
 *    posted to one exact origin: the browser delivers it only while the target's document is of that origin.
 * 2. The hello brings one end of a fresh `MessageChannel`. Whoever answers on the other end received the hello, and
 *    is therefore of that origin. Nobody else can ever speak on it.
 * 3. The listening side checks what the browser vouches for, `source` and `origin`, before it looks at the data.
 * 4. Both sides name a range of protocol versions; the listener picks the highest that both know, and answers 0
 *    where there is none, so that a stale side can be reloaded instead of left hanging.
 * 5. The welcome repeats the hello's nonce, and both carry data that the caller checks: the hello says who calls, the
 *    welcome who answers.
 */
export interface Range {
  /** An integer from 1. */
  readonly min: number;
  readonly max: number;
}

export interface Connection<Data> {
  readonly port: Port;
  readonly version: number;
  readonly data: Data;
}

/**
 * Names the protocol in both messages: `[RPC, nonce, min, max, data]` is the hello, posted to a window, and
 * `[RPC, nonce, version, data]` the welcome, posted to the hello's port. Version 0: the two have none in common.
 */
export const RPC = 'inlay-rpc';
