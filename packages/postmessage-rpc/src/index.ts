export { type Channel, type ChannelOptions, openChannel, type Port } from './channel.ts';
export { connect, type ConnectOptions, type Target } from './connect.ts';
export {
  type Call,
  type CallNames,
  type Contract,
  type Handlers,
  NO_METHODS,
  type Note,
  type Params,
  type Parse,
  type Result,
  type Secrecy,
} from './contract.ts';
export type { Connection, Range } from './handshake.ts';
export { type Caller, listen, type Listenable, type ListenOptions, type Visit } from './listen.ts';
export { type Origin, parseOrigin } from './origin.ts';
export { RpcError, type RpcFailure } from './rpc-error.ts';
