export { OperatorError, type OperatorErrorCode } from './errors.ts';
export { localRootKey, type RootKey } from './crypto/root-key.ts';
export { readRootKeyFile } from './crypto/root-key-file.ts';
export { readFrameFiles, type FrameFiles } from './server/frames/frame-files.ts';
export type { RateLimit } from './wires/wire.ts';
export type { LogLevel, LogOptions } from './server/log.ts';
export type {
  AddressCheck,
  CardAuthorizationOrder,
  CardVerificationOrder,
  Processor,
  ProcessorResult,
  SentOrder,
  SecurityCodeCheck,
} from './processors/processor.ts';
export { createSandbox, SANDBOX_AMOUNTS } from './processors/sandbox.ts';
export type { Storage } from './store/engine.ts';
export { openPostgres, type PostgresOptions } from './store/postgres/open-postgres.ts';
export { openSqlite, type SqliteOptions } from './store/sqlite/open-sqlite.ts';
export { createVault, type Vault, type VaultOptions } from './vault.ts';
