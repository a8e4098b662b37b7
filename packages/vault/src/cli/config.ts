import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CoBadge } from '@inlay/protocol';
import { OperatorError } from '../errors.ts';
import { InvalidInput } from '../input/invalid-input.ts';
import type { Fault } from '../input/reading.ts';
import type { LogLevel } from '../server/log.ts';
import type { RateLimit } from '../wires/wire.ts';
import { sayCoBadgesFault, sayRepeatedBrand } from './co-badges.ts';
import { CONFIG_SENTENCES, ConfigFile, LOG_LEVELS, readConfigFile } from './config-schema.ts';

/** Where the root key is: in a file, or in an environment variable of this name. */
export type RootKeyLocation = { readonly file: string } | { readonly environment: string };

/** How a PostgreSQL database is used. Its URL stands in the environment only. */
export interface DatabaseConfig {
  /** The most connections of one process. Default: 16. */
  readonly connections?: number;
  /** Whether statements have names. `false` for poolers that know none. Default: true. */
  readonly statementNames?: boolean;
}

/** What `inlay.json` says. Paths in the file are relative to it; here they are absolute. */
export interface Config {
  /** The folder of the store. */
  readonly data: string;
  readonly rootKey: RootKeyLocation;
  readonly database: DatabaseConfig;
  /** Default: 127.0.0.1. Whatever ends TLS stands in front. */
  readonly host: string;
  /** Default: 5171. */
  readonly port: number;
  /** The origins under which browsers reach the vault. Default: loopback on the port. */
  readonly origins?: readonly string[];
  /** Calls for single-use tokens, by key and address, of one process. Default: 120 a minute. */
  readonly rateLimit: RateLimit;
  /** Addresses and networks of what stands in front: they are believed about who calls. Default: this machine. */
  readonly trustedProxies?: readonly string[];
  /** Networks that share cards with others, by number. Default: none. */
  readonly coBadges?: readonly CoBadge[];
  /** Default: warn. */
  readonly log: LogLevel;
  /**
   * Milliseconds between SIGTERM and the closing of the port, in which the vault serves and its monitor says 503, so that
   * a load balancer sends new calls elsewhere. Default: 1000.
   */
  readonly drain: number;
}

const RATE_LIMIT: RateLimit = { max: 120, timeWindow: 60_000 };

/** @throws {OperatorError} `config_invalid`, with the member that is wrong */
export function readConfig(path: string): Config {
  if (!existsSync(path)) refuse(`There is no ${path}. Make a vault with inlay init, or name its file with --config.`);
  return parseConfig(readJson(path), dirname(resolve(path)));
}

/** Writes a new configuration. Never over an existing file. @param config with paths relative to the file */
export function writeConfig(path: string, config: Partial<Config>): void {
  writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx', mode: 0o644 });
}

/** @returns the file of the store */
export function storePath({ data }: Pick<Config, 'data'>): string {
  return join(data, 'vault.db');
}

/**
 * Reads a configuration.
 *
 * @param folder what its paths are relative to
 * @throws {OperatorError} `config_invalid`, with the member that is wrong
 */
export function parseConfig(value: unknown, folder: string): Config {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuse('The configuration is not an object.');
  }
  const { data, rootKey, coBadges, ...given } = read(value);
  const repeated = sayRepeatedBrand(coBadges ?? []);
  if (repeated !== undefined) refuse(repeated, 'coBadges');
  return {
    database: {},
    host: '127.0.0.1',
    port: 5171,
    rateLimit: RATE_LIMIT,
    log: 'warn',
    drain: 1000,
    ...given,
    data: resolve(folder, data),
    rootKey: toRootKeyLocation(rootKey, folder),
    ...(coBadges === undefined ? {} : { coBadges }),
  };
}

/** @throws {OperatorError} `config_invalid` */
export function parseLogLevel(value: string): LogLevel {
  const level = LOG_LEVELS.find((each) => each === value);
  return level ?? refuse(CONFIG_SENTENCES.log, 'log');
}

function read(value: object): ReturnType<typeof readConfigFile> {
  try {
    return readConfigFile(value, 0);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return refuseFault(error.faults[0] as Fault);
  }
}

function refuseFault(fault: Fault): never {
  const { path, rule, says } = fault;
  if (rule === 'unknown') refuse(`The configuration has no ${JSON.stringify(path)}.`, path);
  const member = /^\w*/.exec(path)?.[0] ?? '';
  if (member === 'coBadges') refuse(sayCoBadgesFault(fault), member);
  const sentence = Object.hasOwn(ConfigFile.properties, member)
    ? CONFIG_SENTENCES[member as keyof typeof CONFIG_SENTENCES]
    : 'The configuration cannot be used.';
  return refuse(says ?? sentence, member);
}

function toRootKeyLocation(
  { file, environment }: { readonly file?: string; readonly environment?: string },
  folder: string,
): RootKeyLocation {
  if (file !== undefined && environment === undefined) return { file: resolve(folder, file) };
  if (environment !== undefined && file === undefined) return { environment };
  return refuse(CONFIG_SENTENCES.rootKey, 'rootKey');
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const words = cause instanceof Error ? ` ${cause.message}` : '';
    throw new OperatorError('config_invalid', { message: `${path} cannot be read as JSON.${words}`, cause });
  }
}

function refuse(message: string, setting?: string): never {
  throw new OperatorError('config_invalid', { message, ...(setting === undefined ? {} : { setting }) });
}
