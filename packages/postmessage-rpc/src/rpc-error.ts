/**
 * Why a call failed. Only this word crosses a channel: no message, no stack and no input of the side that failed.
 * - `timeout`: no answer in time
 * - `closed`: the channel was closed before the answer
 * - `busy`: too many calls in flight
 * - `version`: the peers have no protocol version in common
 * - `refused`: the peer does not know the method, or its data had another shape
 * - `failed`: the peer's handler threw
 */
export type RpcFailure = 'timeout' | 'closed' | 'busy' | 'version' | 'refused' | 'failed';

export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly failure: RpcFailure;

  constructor(failure: RpcFailure) {
    super(failure);
    this.failure = failure;
  }
}
