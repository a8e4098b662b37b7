import type { Port } from './channel.ts';
import { floodGate } from './flood-gate.ts';
import { type Connection, type Range, RPC } from './handshake.ts';
import { type Origin, parseOrigin } from './origin.ts';
import { isCount, isOneOf, isWord, parseTuple } from './tuple.ts';

/** What the browser vouches for in a hello. */
export interface Caller {
  readonly source: MessageEventSource;
  readonly origin: Origin;
}

export interface Visit<Data> extends Connection<Data> {
  readonly caller: Caller;
}

export interface ListenOptions<Data> {
  readonly range: Range;
  /** Whether to look at a hello at all, judged by what the browser vouches for alone. */
  readonly accepts: (caller: Caller) => boolean;
  /** Checks who calls; throws on the wrong one, who then hears nothing. */
  readonly hello: (data: unknown) => Data;
  /** Who answers. Plain data. */
  readonly welcome: (data: Data) => unknown;
  /** The welcome is on its way: open the channel on the port now. */
  readonly connected: (visit: Visit<Data>) => void;
  /** Accept one hello and no other after it. A hello that fails a check does not count. Default: false. */
  readonly once?: boolean;
  /** Hellos of accepted callers that are read in a second; the rest is dropped. Default: 200. */
  readonly perSecond?: number;
}

/** The part of a `Window` that a listener needs. */
export interface Listenable {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Waits for hellos at a window. Returns the function that stops it. */
export function listen<Data>(window: Listenable, options: ListenOptions<Data>): () => void {
  const { range } = options;
  const isFlooded = floodGate(options.perSecond);
  const stop = (): void => window.removeEventListener('message', read);
  const read = ({ source, origin, ports, data: message }: MessageEvent): void => {
    const port = ports[0];
    if (!source || !port || ports[1]) return;
    let visit: Visit<Data>;
    try {
      const caller = { source, origin: parseOrigin(origin) };
      // In this order: who may not call can't use up the share of who may.
      if (!options.accepts(caller) || isFlooded()) return;
      const [, nonce, min, max, content] = parseTuple(message, isOneOf(RPC), isWord, isCount, isCount);
      const version = Math.min(max, range.max);
      if (version < Math.max(min, range.min)) return port.postMessage([RPC, nonce, 0, undefined]);
      const data = options.hello(content);
      port.postMessage([RPC, nonce, version, options.welcome(data)]);
      visit = { port: port as Port, version, data, caller };
    } catch {
      return;
    }
    if (options.once) stop();
    options.connected(visit);
  };
  window.addEventListener('message', read);
  return stop;
}
