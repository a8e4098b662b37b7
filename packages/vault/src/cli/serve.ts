import { refuseDevelopmentKeys } from '../core/access/development.ts';
import { readFrameFiles } from '../index.ts';
import { createSandbox } from '../processors/sandbox.ts';
import { createVault } from '../vault.ts';
import type { Command } from './command.ts';
import { readConfig } from './config.ts';
import { listen, parsePort } from './listen.ts';
import { openRootKey } from './open-root-key.ts';
import { openStore, takeStorePlace } from './open-store.ts';
import { listenForOperator, socketPath } from './operator-socket.ts';
import { stop, untilStopped } from './until-stopped.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'run the vault',
  about:
    'It speaks plain HTTP and expects something that ends TLS in front of it. Its store is the PostgreSQL database that ' +
    'INLAY_DATABASE_URL names, for any number of processes, or else a file in the data folder, for this one: then the ' +
    'other commands talk to it through a socket beside its store.',
  options: {
    config: { type: 'string', value: 'FILE', help: 'The configuration. Default: inlay.json.' },
    host: { type: 'string', value: 'HOST', help: 'Where it listens, instead of what the configuration says.' },
    port: { type: 'string', value: 'PORT', help: 'The port, instead of what the configuration says.' },
  },
  async run(given) {
    const config = readConfig(given.text('config') ?? 'inlay.json');
    const host = given.text('host') ?? config.host;
    const port = given.text('port') === undefined ? config.port : parsePort(given.text('port') as string);
    const stopped = untilStopped();
    const place = takeStorePlace(process.env, config);
    const rootKey = openRootKey(config.rootKey, config.data);
    const frameFiles = await readFrameFiles();
    const storage = await openStore(place);
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
    const operator = { storage, processors, now: Date.now };
    const stopOperator = 'path' in place ? await listenForOperator(socketPath(place.path), operator) : undefined;
    try {
      process.stdout.write(`inlay serves ${await listen(vault, host, port)}\n`);
      await stopped;
    } finally {
      await stop(async () => {
        await stopOperator?.();
        await vault.close();
      });
    }
  },
};
