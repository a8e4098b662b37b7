import type { Call, CallNames, Contract, Handlers, Params, Result, Secrecy } from './contract.ts';
import { type Envelope, isKind, type Refusal } from './envelope.ts';
import { floodGate } from './flood-gate.ts';
import { RpcError, type RpcFailure } from './rpc-error.ts';
import { isCount, isWord, parseTuple } from './tuple.ts';

/** The part of a `MessagePort` that a channel needs. */
export interface Port {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  /** Does nothing once the port is closed. */
  postMessage(message: unknown): void;
  close(): void;
}

export interface ChannelOptions<Local extends Contract, Remote extends Contract> {
  /** What the peer may ask of this side, and what answers. */
  readonly local: Local;
  readonly handlers: Handlers<Local>;
  /** What this side may ask of the peer. */
  readonly remote: Remote;
  /**
   * The channel may carry methods marked `secret`. Set it only where neither end is held by a page: a contract with a
   * secret method does not compile with any other channel, and opening one throws. Default: false.
   */
  readonly secret?: boolean;
  /** Milliseconds until a call fails. Default: 10,000. */
  readonly timeout?: number;
  /** Calls that may wait for the peer's answer, and the peer's for ours. Default: 32. */
  readonly inFlight?: number;
  /** Messages that are read in a second; the rest is dropped. Default: 200. */
  readonly perSecond?: number;
}

/** A connection to one peer. */
export interface Channel<Remote extends Contract> {
  /** Asks the peer and waits. @throws {RpcError} never with anything that the peer wrote */
  call<K extends CallNames<Remote>>(name: K, params: Params<Remote[K]>, timeout?: number): Promise<Result<Remote[K]>>;
  /** Tells the peer something. Nothing comes back, not even a failure. */
  note<K extends Exclude<keyof Remote, CallNames<Remote>>>(name: K, params: Params<Remote[K]>): void;
  /** Fails the calls in flight and closes the port. A closed channel is never reopened: connect anew. */
  close(): void;
}

/**
 * Opens a channel on a port whose other end is already known to be the right peer.
 *
 * @throws {TypeError} when a method is secret and the channel is not
 */
export function openChannel<Local extends Contract, Remote extends Contract>(
  port: Port,
  options: ChannelOptions<Local, Remote> & Secrecy<Local, Remote>,
): Channel<Remote> {
  const { local, remote, secret, timeout = 10_000, inFlight = 32, perSecond } = options;
  if (!secret && [local, remote].flatMap<Contract[string]>(Object.values).some((method) => method.secret)) {
    throw new TypeError('not a secret channel');
  }
  const methods = new Map(Object.entries(local));
  const handlers = new Map(Object.entries<(params: never) => unknown>(options.handlers));
  const waiting = new Map<number, (outcome: 'done' | RpcFailure, result?: unknown) => void>();
  const isFlooded = floodGate(perSecond);
  let lastAsked = 0;
  let lastServed = 0;
  let serving = 0;
  let closed = false;

  const serve = async (id: number, name: string, input: unknown): Promise<void> => {
    const answer = (kind: 'done' | Refusal, content?: unknown): void => {
      if (id) port.postMessage([kind, id, '', content] satisfies Envelope);
    };
    if (id && serving >= inFlight) return answer('busy');
    // What a throw means, here and further down.
    let refusal: Refusal = 'refused';
    if (id) serving += 1;
    try {
      const method = methods.get(name) as Call<unknown, unknown>;
      if ('result' in method !== id > 0) throw refusal;
      const params = method.params(input);
      refusal = 'failed';
      const result = await handlers.get(name)!(params as never);
      answer('done', id && method.result(result));
    } catch {
      answer(refusal);
    }
    if (id) serving -= 1;
  };

  port.onmessage = ({ data }) => {
    if (isFlooded()) return;
    try {
      const [kind, id, name, content] = parseTuple(data, isKind, isCount, isWord);
      if (kind !== 'call') return waiting.get(id)?.(kind, content);
      // Ids only grow, so a call that comes twice is served once.
      if (id && id <= lastServed) return;
      lastServed = id || lastServed;
      void serve(id, name, content);
    } catch {
      // Not an envelope: nobody could be told.
    }
  };

  return {
    call(name, params, patience = timeout) {
      return new Promise((resolve, reject) => {
        const id = ++lastAsked;
        const settle = (outcome: 'done' | RpcFailure, result?: unknown): void => {
          waiting.delete(id);
          clearTimeout(timer);
          if (outcome !== 'done') return reject(new RpcError(outcome));
          try {
            resolve((remote[name] as Call<unknown, never>).result(result));
          } catch {
            reject(new RpcError('refused'));
          }
        };
        const timer = setTimeout(settle, patience, 'timeout');
        if (closed) return settle('closed');
        if (waiting.size >= inFlight) return settle('busy');
        waiting.set(id, settle);
        try {
          port.postMessage(['call', id, name as string, params] satisfies Envelope);
        } catch {
          settle('refused');
        }
      });
    },
    note(name, params) {
      port.postMessage(['call', 0, name as string, params] satisfies Envelope);
    },
    close() {
      for (const settle of waiting.values()) settle('closed');
      closed = true;
      port.onmessage = null;
      port.close();
    },
  };
}
