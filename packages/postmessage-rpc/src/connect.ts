import type { Port } from './channel.ts';
import { type Connection, type Range, RPC } from './handshake.ts';
import { type Origin, parseOrigin } from './origin.ts';
import { RpcError, type RpcFailure } from './rpc-error.ts';
import { isCount, isOneOf, parseTuple } from './tuple.ts';

/** The part of a `Window` that a hello needs. */
export interface Target {
  postMessage(message: unknown, targetOrigin: string, transfer: Transferable[]): void;
}

export interface ConnectOptions<Welcome> {
  readonly range: Range;
  /** Who calls, for the listener to check. Plain data. */
  readonly hello: unknown;
  /** Checks who answers; throws on the wrong one. */
  readonly welcome: (data: unknown) => Welcome;
  /** Milliseconds. Default: 10,000. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/**
 * Says hello to a window of exactly this origin and waits for its welcome. Open the channel on the port as soon as the
 * promise resolves: the port is live, and what arrives before nobody reads.
 *
 * @throws {TypeError} when the origin is not one of `parseOrigin`
 * @throws {RpcError} `timeout` when nobody of that origin answers, `version` when there is no common version,
 *   `refused` when the welcome is of another shape or the hello can't be posted, `closed` when aborted
 */
export function connect<Welcome>(
  target: Target,
  origin: Origin,
  options: ConnectOptions<Welcome>,
): Promise<Connection<Welcome>> {
  return new Promise((resolve, reject) => {
    const { range, signal, timeout = 10_000 } = options;
    const exactOrigin = parseOrigin(origin);
    const nonce = crypto.getRandomValues(new Uint32Array(4)).join();
    const { port1: port, port2 } = new MessageChannel();
    const end = (failure?: RpcFailure): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      port.onmessage = null;
      if (!failure) return;
      port.close();
      reject(new RpcError(failure));
    };
    const abort = (): void => end('closed');
    const timer = setTimeout(end, timeout, 'timeout');
    port.onmessage = ({ data: message }) => {
      try {
        const [, , version, content] = parseTuple(message, isOneOf(RPC), isOneOf(nonce), isCount);
        if (version < range.min || version > range.max) return end('version');
        const data = options.welcome(content);
        end();
        resolve({ port: port as Port, version, data });
      } catch {
        end('refused');
      }
    };
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    try {
      target.postMessage([RPC, nonce, range.min, range.max, options.hello], exactOrigin, [port2]);
    } catch {
      end('refused');
    }
  });
}
