import cluster from 'node:cluster';
import { refuseDevelopmentKeys } from '../core/access/development.ts';
import { OperatorError } from '../errors.ts';
import { readFrameFiles } from '../index.ts';
import { createSandbox } from '../processors/sandbox.ts';
import { createVault, type Vault } from '../vault.ts';
import { adminSocketPath, listenForAdmin } from '../wires/admin/admin-socket.ts';
import type { Command, Given } from './command.ts';
import { type Config, readConfig } from './config.ts';
import { listen, parsePort } from './listen.ts';
import { openRootKey } from './open-root-key.ts';
import { DATABASE_URL, openStore, takeStoreLocation } from './open-store.ts';
import { stop, type StopReason, untilStopped } from './until-stopped.ts';
import { runWorkers, tellReady } from './workers.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'run the vault',
  about:
    'It speaks plain HTTP and expects something that ends TLS in front of it. Its store is the PostgreSQL database that ' +
    'INLAY_DATABASE_URL names, for any number of processes, or else a file in the data folder, for this one: then the ' +
    'other commands talk to it through a socket beside its store. On SIGTERM it serves on for a moment (drain in the ' +
    'configuration, in milliseconds) while its monitor says 503, then finishes what is under way and ends. A second ' +
    'signal ends it at once.',
  options: {
    config: { type: 'string', value: 'FILE', help: 'The configuration. Default: inlay.json.' },
    host: { type: 'string', value: 'HOST', help: 'Where it listens, instead of what the configuration says.' },
    port: { type: 'string', value: 'PORT', help: 'The port, instead of what the configuration says.' },
    workers: {
      type: 'string',
      value: 'N',
      help:
        'PostgreSQL: that many processes behind the port. Each has its own connections and counts its own rate limits; ' +
        'one that dies is started again. Default: this process alone.',
    },
  },
  async run(given) {
    const config = readConfig(given.text('config') ?? 'inlay.json');
    const workers = parseWorkers(given.text('workers'));
    const stopped = untilStopped();
    if (workers === undefined || cluster.isWorker) return serveHere(given, config, stopped);
    if (!process.env[DATABASE_URL]) {
      throw new OperatorError('config_invalid', {
        message: `Workers need PostgreSQL: name its database in ${DATABASE_URL}. A file belongs to one process.`,
      });
    }
    await runWorkers({
      count: workers,
      stopped,
      drain: config.drain,
      onReady: (address) => process.stdout.write(`inlay serves ${address}\n`),
    });
  },
};

async function serveHere(given: Given, config: Config, stopped: Promise<StopReason>): Promise<void> {
  const host = given.text('host') ?? config.host;
  const port = given.text('port') === undefined ? config.port : parsePort(given.text('port') as string);
  const location = takeStoreLocation(process.env, config);
  const rootKey = openRootKey(config.rootKey, config.data);
  const frameFiles = await readFrameFiles();
  const storage = await openStore(location);
  await refuseDevelopmentKeys(storage);
  const processors = { sandbox: createSandbox() };
  const vault = await createVault({
    storage,
    rootKey,
    frameFiles,
    processors,
    ...(config.origins ? { origins: config.origins } : {}),
    rateLimit: config.rateLimit,
    ...(config.trustedProxies ? { trustedProxies: config.trustedProxies } : {}),
    ...(config.coBadges ? { coBadges: config.coBadges } : {}),
    log: { level: config.log },
  });
  const admin = { storage, processors, now: Date.now };
  const stopAdmin = 'path' in location ? await listenForAdmin(adminSocketPath(location.path), admin) : undefined;
  let drain = 0;
  try {
    await announce(vault, host, port);
    // SIGINT comes from a person at the keyboard, who does not wait for a load balancer.
    if ((await stopped) === 'SIGTERM') drain = config.drain;
  } finally {
    await stop(async () => {
      await Promise.all([stopAdmin?.(), vault.close({ drain })]);
    }, drain);
  }
}

async function announce(vault: Vault, host: string, port: number): Promise<void> {
  const address = await listen(vault, host, port);
  if (cluster.isWorker) tellReady(address);
  else process.stdout.write(`inlay serves ${address}\n`);
}

/** @throws {OperatorError} `config_invalid` */
function parseWorkers(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new OperatorError('config_invalid', { setting: 'workers', message: 'The workers are a number from 1 to 99.' });
}
