import { existsSync, rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { vaultError } from '@inlay/protocol';
import { openKeyring } from '../crypto/keyring.ts';
import { createRootKeyFile, refuseInside } from '../crypto/root-key-file.ts';
import type { RootKey } from '../crypto/root-key.ts';
import { createSandbox } from '../processors/sandbox.ts';
import type { Storage } from '../store/engine.ts';
import { openPostgres } from '../store/postgres/open-postgres.ts';
import { prepareFolder } from '../store/sqlite/data-folder.ts';
import { openSqlite } from '../store/sqlite/open-sqlite.ts';
import { isVacant, vacate } from '../core/access/vacancy.sql.ts';
import type { Command, Given } from './command.ts';
import { type RootKeyPlace, storePath, writeConfig } from './config.ts';
import { openRootKey } from './open-root-key.ts';
import { type StorePlace, takeStorePlace } from './open-store.ts';
import { operate } from './operations.ts';
import { parseOrigin } from '../core/values/origin.ts';

export const init: Command = {
  name: 'init',
  summary: 'make a vault: configuration, root key, store, first test tenant with account and keys',
  about:
    'Each secret is printed once. The root key opens everything in the store: back it up, and never together with the ' +
    'store. That is a file in the data folder, or the PostgreSQL database that INLAY_DATABASE_URL names.',
  options: {
    config: { type: 'string', value: 'FILE', help: 'The configuration to write. Default: inlay.json.' },
    data: {
      type: 'string',
      value: 'DIR',
      help: 'The folder of the store. Default: inlay-data beside the configuration.',
    },
    'root-key': {
      type: 'string',
      value: 'FILE',
      help: 'The file of the root key, made unless it is there. Default: inlay-root.key beside the configuration.',
    },
    'root-key-environment': {
      type: 'string',
      value: 'NAME',
      help: 'Takes the root key from this environment variable instead: 32 random bytes in base64.',
    },
    name: { type: 'string', value: 'NAME', help: 'What the first tenant is called. Default: Shop.' },
    currency: { type: 'string', value: 'CODE', help: 'The currency of the first account. Default: USD.' },
    origin: {
      type: 'string',
      multiple: true,
      value: 'ORIGIN',
      help: 'An origin of the shop, such as https://shop.example. Test keys also take loopback pages.',
    },
    'vault-origin': {
      type: 'string',
      multiple: true,
      value: 'ORIGIN',
      help: 'An origin of the vault, as browsers reach it. Default: loopback on its port.',
    },
  },
  run: async (given) => {
    const undo: (() => void | Promise<void>)[] = [];
    try {
      process.stdout.write(await initialize(given, undo));
    } catch (error) {
      for (const step of undo.reverse()) await step();
      throw error;
    }
  },
};

/** @param undo takes the steps that leave nothing of a vault behind that could not be made whole */
async function initialize(given: Given, undo: (() => void | Promise<void>)[]): Promise<string> {
  const config = resolve(given.text('config') ?? 'inlay.json');
  const folder = dirname(config);
  const data = resolve(given.text('data') ?? `${folder}/inlay-data`);
  const vaultOrigins = given.texts('vault-origin')?.map(parseOrigin);
  const store = takeStorePlace(process.env, { data });
  for (const path of [config, ...('path' in store ? [store.path] : [])]) {
    if (existsSync(path))
      throw vaultError('already_initialized', { message: `There is a vault here already: ${path}` });
  }
  const place = toPlace(given, folder);
  const rootKey = makeRootKey(place, data, undo);

  const storage = await makeStore(store, data, undo);
  try {
    const deps = { storage, processors: { sandbox: createSandbox() }, now: Date.now };
    const keyring = await openKeyring({ storage, rootKey, now: Date.now });
    const { id: tenant } = await operate(deps, 'tenants create', {
      name: given.text('name') ?? 'Shop',
      mode: 'test',
    });
    await keyring.tenant(tenant);
    const account = await operate(deps, 'accounts create', {
      tenant,
      currency: given.text('currency') ?? 'USD',
      processor: 'sandbox',
    });
    const secret = await operate(deps, 'keys create', { tenant, kind: 'secret' });
    const policy = { origins: given.texts('origin') ?? [], loopback: true };
    const publishable = await operate(deps, 'keys create', { tenant, kind: 'publishable', policy });
    writeConfig(config, {
      data: fromFolder(folder, data),
      rootKey: 'file' in place ? { file: fromFolder(folder, place.file) } : place,
      ...(vaultOrigins ? { origins: vaultOrigins } : {}),
    });
    return [
      `Configuration    ${config}`,
      `Store            ${'path' in store ? data : 'the database of INLAY_DATABASE_URL'}`,
      `Root key         ${'file' in place ? place.file : `in ${place.environment}`}`,
      '',
      `Tenant           ${tenant}`,
      `Account          ${account.number} (${account.currencyCode}, ${account.processor})`,
      `Secret key       ${secret.key.id}`,
      `  its secret     ${secret.secret} (shown this once)`,
      `Publishable key  ${publishable.key.id}`,
      '',
      'Back up the root key apart from the store. Then: inlay serve',
      '',
    ].join('\n');
  } finally {
    await storage.close();
  }
}

function toPlace(given: Given, folder: string): RootKeyPlace {
  const environment = given.text('root-key-environment');
  if (environment === undefined) return { file: resolve(given.text('root-key') ?? `${folder}/inlay-root.key`) };
  if (given.text('root-key') === undefined) return { environment };
  throw vaultError('config_invalid', { message: 'Give the root key as a file or in the environment, not both.' });
}

async function makeStore(place: StorePlace, data: string, undo: (() => void | Promise<void>)[]): Promise<Storage> {
  if ('path' in place) {
    const isNewFolder = !existsSync(data);
    prepareFolder(data);
    undo.push(() => removeStore(data, isNewFolder));
    return openSqlite(place);
  }
  const storage = await openPostgres(place);
  const isFree = await isVacant(storage.read);
  if (!isFree) {
    await storage.close();
    throw vaultError('already_initialized', {
      message: 'There is a vault in the database of INLAY_DATABASE_URL already.',
    });
  }
  undo.push(() => emptyDatabase(place.url));
  return storage;
}

async function emptyDatabase(url: string): Promise<void> {
  const storage = await openPostgres({ url });
  await storage.transaction(vacate);
  await storage.close();
}

function makeRootKey(place: RootKeyPlace, data: string, undo: (() => void | Promise<void>)[]): RootKey {
  if ('file' in place && !existsSync(place.file)) {
    refuseInside(place.file, data);
    createRootKeyFile(place.file);
    undo.push(() => rmSync(place.file, { force: true }));
  }
  return openRootKey(place, data);
}

function removeStore(data: string, isNewFolder: boolean): void {
  const path = storePath({ data });
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(path + suffix, { force: true });
  if (isNewFolder) rmSync(data, { recursive: true, force: true });
}

/** Paths in the configuration are relative to it, so that the whole can be moved. */
function fromFolder(folder: string, path: string): string {
  const way = relative(folder, path);
  return way.startsWith('..') ? path : `./${way}`;
}
