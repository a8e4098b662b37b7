import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { type CoBadge, vaultError } from '@inlay/protocol';
import type { RateLimit } from '../wires/wire.ts';
import type { LogLevel } from '../server/log.ts';
import { checkCoBadges } from '../core/values/co-badges.ts';
import { parseOrigin } from '../core/values/origin.ts';

/** Where the root key is: in a file, or in an environment variable of this name. */
export type RootKeyPlace = { readonly file: string } | { readonly environment: string };

/** What `inlay.json` says. Paths in the file are relative to it; here they are absolute. */
export interface Config {
  /** The folder of the store. */
  readonly data: string;
  readonly rootKey: RootKeyPlace;
  /** Default: 127.0.0.1. Whatever ends TLS stands in front. */
  readonly host: string;
  /** Default: 5171. */
  readonly port: number;
  /** The origins under which browsers reach the vault. Default: loopback on the port. */
  readonly origins?: readonly string[];
  /** Calls for single-use tokens, by key and address. Default: 120 a minute. */
  readonly rateLimit: RateLimit;
  /** Addresses and networks of what stands in front: they are believed about who calls. Default: this machine. */
  readonly trustedProxies?: readonly string[];
  /** Networks that share cards with others, by number. Default: none. */
  readonly coBadges?: readonly CoBadge[];
  /** Default: warn. */
  readonly log: LogLevel;
}

const RATE_LIMIT: RateLimit = { max: 120, timeWindow: 60_000 };
const LOG_LEVELS: readonly LogLevel[] = ['silent', 'error', 'warn', 'info'];
const MEMBERS = ['data', 'rootKey', 'host', 'port', 'origins', 'rateLimit', 'trustedProxies', 'coBadges', 'log'];

/** @throws {CodedError} `config_invalid`, with the member that is wrong */
export function readConfig(path: string): Config {
  if (!existsSync(path)) refuse(`There is no ${path}. Make a vault with inlay init, or name its file with --config.`);
  return parseConfig(readJson(path), dirname(resolve(path)));
}

/** Writes a new configuration. Never over an existing file. @param config with paths relative to the file */
export function writeConfig(path: string, config: Partial<Config>): void {
  writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx', mode: 0o644 });
}

/** The file of the store. */
export function storePath({ data }: Pick<Config, 'data'>): string {
  return join(data, 'vault.db');
}

export function parseConfig(value: unknown, folder: string): Config {
  if (!isRecord(value)) refuse('The configuration is not an object.');
  const unknown = Object.keys(value).find((member) => !MEMBERS.includes(member));
  if (unknown !== undefined) refuse(`The configuration has no ${JSON.stringify(unknown)}.`, unknown);
  const { data, host = '127.0.0.1', port = 5171, origins, log = 'warn', rateLimit = RATE_LIMIT } = value;
  if (!isText(data)) refuse('data is the path of a folder.', 'data');
  if (!isText(host)) refuse('host is a name or an address to listen on.', 'host');
  if (!isInteger(port, 65_535)) refuse('port is a number from 0 to 65535.', 'port');
  return {
    data: resolve(folder, data),
    rootKey: parseRootKeyPlace(value['rootKey'], folder),
    host,
    port,
    ...(origins === undefined ? {} : { origins: parseOrigins(origins) }),
    rateLimit: parseRateLimit(rateLimit),
    ...(value['trustedProxies'] === undefined ? {} : { trustedProxies: parseNetworks(value['trustedProxies']) }),
    ...(value['coBadges'] === undefined ? {} : { coBadges: checkCoBadges(value['coBadges']) }),
    log: parseLogLevel(log),
  };
}

/** @throws {CodedError} `config_invalid` */
export function parseLogLevel(value: unknown): LogLevel {
  if (!LOG_LEVELS.includes(value as LogLevel)) refuse(`log is one of: ${LOG_LEVELS.join(', ')}.`, 'log');
  return value as LogLevel;
}

function parseRootKeyPlace(value: unknown, folder: string): RootKeyPlace {
  if (isRecord(value) && Object.keys(value).length === 1) {
    if (isText(value['file'])) return { file: resolve(folder, value['file']) };
    if (isText(value['environment'])) return { environment: value['environment'] };
  }
  return refuse('rootKey is {"file": PATH} or {"environment": NAME}.', 'rootKey');
}

function parseOrigins(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isText)) {
    refuse('origins is a list of the origins under which browsers reach the vault.', 'origins');
  }
  return value.map(parseOrigin);
}

function parseRateLimit(value: unknown): RateLimit {
  if (!isRecord(value) || !isInteger(value['max'], 1_000_000) || !isInteger(value['timeWindow'], 86_400_000)) {
    refuse('rateLimit is {"max": calls, "timeWindow": milliseconds}.', 'rateLimit');
  }
  return { max: value['max'], timeWindow: value['timeWindow'] };
}

function parseNetworks(value: unknown): readonly string[] {
  const isNetwork = (entry: unknown): boolean => {
    const [address = '', bits, ...rest] = isText(entry) ? entry.split('/') : [];
    const version = isIP(address);
    const isMask = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
    return version !== 0 && isMask && rest.length === 0;
  };
  if (!Array.isArray(value) || !value.every(isNetwork)) {
    refuse('trustedProxies is a list such as ["10.0.0.0/8", "::1"].', 'trustedProxies');
  }
  return value as readonly string[];
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw vaultError('config_invalid', { message: `${path} cannot be read as JSON.`, cause });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isInteger(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
}

function refuse(message: string, field?: string): never {
  throw vaultError('config_invalid', { message, ...(field === undefined ? {} : { field }) });
}
