import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CoBadge, type FrameConfig, parseCoBadges } from '@inlay/protocol';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { openKeyring } from './crypto/keyring.ts';
import type { RootKey } from './crypto/root-key.ts';
import type { Core, Incident } from './core/context.ts';
import { OperatorError } from './errors.ts';
import { findPublishableKey } from './core/access/keys.ts';
import { modeOfTenant } from './core/access/tenants.ts';
import { buildApp } from './server/app.ts';
import type { FrameFiles } from './server/frames/frame-files.ts';
import type { HttpDeps, RateLimit } from './wires/wire.ts';
import type { LogOptions } from './server/log.ts';
import { every } from './jobs/every.ts';
import { PURGE_INTERVAL, purge } from './jobs/purge.ts';
import { RECOVERY_INTERVAL, recover } from './jobs/recover.ts';
import type { Processor } from './processors/processor.ts';
import { createSandbox } from './processors/sandbox.ts';
import type { Storage } from './store/engine.ts';

export interface VaultOptions {
  /** An open store. The vault closes it when it closes. */
  readonly storage: Storage;
  readonly rootKey: RootKey;
  /** The files that browsers load from the vault: `readFrameFiles()`. */
  readonly frameFiles: FrameFiles;
  /** The vault's own origins: `https://vault.example`. Default: loopback on its port. */
  readonly origins?: readonly string[];
  /** Processors by the name that accounts use. `sandbox` is added unless this defines it. */
  readonly processors?: Readonly<Record<string, Processor>>;
  /** The time limit of a processor in milliseconds. At most 25,000. Default: 20,000. */
  readonly processorTimeout?: number;
  /** The limit for creating single-use tokens, per key and address. Default: none. */
  readonly rateLimit?: RateLimit;
  /**
   * Addresses or networks of trusted proxies (which terminate TLS): only their forwarding headers give the caller's
   * address. Default: this machine.
   */
  readonly trustedProxies?: readonly string[];
  /**
   * Networks that share card numbers with others, by range. The fields let the payer choose between them. There is no
   * public list; ask the acquirer. Default: none.
   */
  readonly coBadges?: readonly CoBadge[];
  /** Default: warnings, to standard error. */
  readonly log?: LogOptions;
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly now?: () => number;
}

export interface Vault {
  /** Starts to listen. @returns the address, such as `http://127.0.0.1:4700` */
  listen(at: { readonly port: number; readonly host: string }): Promise<string>;
  /** Answers one request without a network connection. */
  inject(request: InjectOptions): Promise<LightMyRequestResponse>;
  /** Runs the jobs now: the purge of values and the recovery of open payments. */
  runJobs(): Promise<void>;
  /**
   * Finishes open requests, then closes the store.
   *
   * @param options `drain`: milliseconds for which the vault first keeps serving while its monitor answers 503, so that
   *   a load balancer sends new calls elsewhere. Default: 0
   */
  close(options?: { readonly drain?: number }): Promise<void>;
}

/**
 * Creates a vault.
 *
 * @returns a vault that does not listen yet; close it
 * @throws {OperatorError} `root_key_wrong` when the store was sealed with another root key, `config_invalid` for
 *   malformed `coBadges`
 * @example
 * const storage = await openSqlite({ path: '/var/lib/inlay/vault.db' });
 * const rootKey = readRootKeyFile('/etc/inlay/root.key', '/var/lib/inlay');
 * const vault = await createVault({ storage, rootKey, frameFiles: await readFrameFiles() });
 * await vault.listen({ host: '127.0.0.1', port: 5171 });
 */
export async function createVault(options: VaultOptions): Promise<Vault> {
  const { storage, rootKey, frameFiles, now = Date.now, log = { level: 'warn' } } = options;
  const origins = { current: options.origins ?? [] };
  const coBadges = requireCoBadges(options.coBadges ?? []);
  let isDraining = false;
  const deps: HttpDeps = {
    storage,
    keyring: await openKeyring({ storage, rootKey, now }),
    processors: { sandbox: createSandbox(), ...options.processors },
    processorTimeout: Math.min(options.processorTimeout ?? 20_000, 25_000),
    now,
    report: (incident) => tell(app, incident),
    coBadges,
    ...(options.rateLimit ? { rateLimit: options.rateLimit } : {}),
    origins: () => origins.current,
    isDraining: () => isDraining,
  };
  const findFrameConfig = (key: string) => frameConfig(deps, key, coBadges);
  const { trustedProxies = ['127.0.0.1/8', '::1/128'] } = options;
  const app = await buildApp({ deps, trustedProxies, frames: { ...frameFiles, findFrameConfig }, log });
  const jobs = startJobs(deps, app);

  return {
    async listen(at) {
      const address = await app.listen(at);
      if (!options.origins) origins.current = loopbackOrigins(app);
      void jobs.run();
      return address;
    },
    inject: (request) => app.inject(request),
    runJobs: () => jobs.run(),
    async close({ drain = 0 } = {}) {
      isDraining = true;
      if (drain > 0) await sleep(drain);
      await app.close();
      await jobs.stop();
      // The rows are already deleted from every table, and the next start scrubs again.
      await storage.scrub().catch((err: unknown) => app.log.warn({ event: 'scrub_failed', err }));
      await storage.close();
    },
  };
}

/** @throws {OperatorError} `config_invalid` */
function requireCoBadges(given: readonly CoBadge[]): readonly CoBadge[] {
  try {
    const coBadges = parseCoBadges(given);
    const brands = new Set(coBadges.map(({ brand }) => brand));
    if (brands.size === coBadges.length && coBadges.every(({ ranges }) => ranges.length > 0)) return coBadges;
  } catch {
    // A malformed entry is reported below.
  }
  const message = 'coBadges is a list of networks, each named once and with ranges of card numbers.';
  throw new OperatorError('config_invalid', { message, setting: 'coBadges' });
}

/** Returns what the frames of a key may show, by the key's current policy. */
async function frameConfig(deps: Core, key: string, coBadges: readonly CoBadge[]): Promise<FrameConfig | undefined> {
  const found = await findPublishableKey(deps, key);
  if (!found) return undefined;
  const { allowMissingOrigin: _serverOnly, ...policy } = found.policy;
  return { key: found.id, ...policy, coBadges, isTest: modeOfTenant(found.tenantId) === 'test' };
}

function tell(app: FastifyInstance, { event, tenantId, paymentId, job, cause }: Incident): void {
  app.log.error({ event, tenant: tenantId, payment: paymentId, job, cause });
}

function startJobs(deps: Core, app: FastifyInstance) {
  const failed = (job: string) => (error: unknown) => app.log.error({ event: 'job_failed', job, err: error });
  const jobs = [
    every(PURGE_INTERVAL, (signal) => purge(deps, signal), failed('purge')),
    every(RECOVERY_INTERVAL, (signal) => recover(deps, signal), failed('recover')),
  ];
  const each = async (act: (job: (typeof jobs)[number]) => Promise<void>) => {
    await Promise.all(jobs.map(act));
  };
  return { run: () => each((job) => job.run()), stop: () => each((job) => job.stop()) };
}

function loopbackOrigins(app: FastifyInstance): string[] {
  const { port } = app.server.address() as AddressInfo;
  return [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
}
