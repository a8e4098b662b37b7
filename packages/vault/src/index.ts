export { localRootKey, type RootKey } from './crypto/root-key.ts';
export { readRootKeyFile } from './crypto/root-key-file.ts';
export { readFrameFiles, type FrameFiles } from './http/frames/frame-files.ts';
export type { RateLimit } from './http/http-deps.ts';
export type { LogLevel, LogOptions } from './http/log.ts';
export type {
  AvsResponse,
  CardAuthorizationOrder,
  CardVerificationOrder,
  CvvVerification,
  Processor,
  ProcessorResult,
} from './processors/processor.ts';
export { createSandbox, SANDBOX_AMOUNTS } from './processors/sandbox.ts';
export type { Storage } from './storage/engine.ts';
export { openPostgres, type PostgresOptions } from './storage/postgres/open-postgres.ts';
export { openSqlite, type SqliteOptions } from './storage/sqlite/open-sqlite.ts';
export { createVault, type Vault, type VaultOptions } from './vault.ts';
