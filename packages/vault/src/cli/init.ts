import { existsSync, rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { type NewVault, prepareVault, removeVault, storeVault } from '../core/access/initialize.ts';
import { isOrigin } from '../core/values/origin.ts';
import { openKeyring } from '../crypto/keyring.ts';
import type { RootKey } from '../crypto/root-key.ts';
import { createRootKeyFile, refuseInside } from '../crypto/root-key-file.ts';
import { CoreError, OperatorError } from '../errors.ts';
import { createSandbox } from '../processors/sandbox.ts';
import type { Storage } from '../store/engine.ts';
import { openPostgres } from '../store/postgres/open-postgres.ts';
import { prepareFolder } from '../store/sqlite/data-folder.ts';
import { openSqlite } from '../store/sqlite/open-sqlite.ts';
import { randomAccountNumber, toAdminError } from '../wires/admin/admin-commands.ts';
import { sayNoOrigin } from '../wires/admin/sentences.ts';
import type { Command, Given } from './command.ts';
import { type RootKeyLocation, storePath, writeConfig } from './config.ts';
import { openRootKey } from './open-root-key.ts';
import { type StoreLocation, takeStoreLocation } from './open-store.ts';

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
    const plan = toPlan(given);
    const undo: Undo = [];
    try {
      await makeVault(plan, undo);
    } catch (error) {
      await takeBack(undo);
      throw error;
    }
    process.stdout.write(describe(plan));
  },
};

/**
 * Steps that leave nothing of a vault behind that could not be made whole, in the order in which they are taken: the store
 * first, and the root key that opens it last.
 */
type Undo = (() => void | Promise<void>)[];

/** Takes every step, also behind one that fails: why there is no vault is told already. */
async function takeBack(undo: Undo): Promise<void> {
  for (const step of undo) {
    try {
      await step();
    } catch {}
  }
}

/** What is to be made. Whatever is wrong with it is known before anything is made. */
interface Plan {
  readonly config: string;
  readonly data: string;
  readonly store: StoreLocation;
  readonly rootKey: RootKeyLocation;
  readonly vaultOrigins: readonly string[] | undefined;
  readonly vault: NewVault;
}

/** @throws {OperatorError} `already_initialized`, `config_invalid`, `root_key_misplaced` @throws {AdminError} */
function toPlan(given: Given): Plan {
  const config = resolve(given.text('config') ?? 'inlay.json');
  const folder = dirname(config);
  const data = resolve(given.text('data') ?? `${folder}/inlay-data`);
  const store = takeStoreLocation(process.env, { data });
  for (const path of [config, ...('path' in store ? [store.path] : [])]) {
    if (existsSync(path)) {
      throw new OperatorError('already_initialized', { message: `There is a vault here already: ${path}` });
    }
  }
  const vaultOrigins = given.texts('vault-origin');
  const wrong = vaultOrigins?.find((origin) => !isOrigin(origin));
  if (wrong !== undefined) throw new OperatorError('config_invalid', { message: sayNoOrigin(wrong) });
  const rootKey = toRootKeyLocation(given, folder);
  if ('file' in rootKey) refuseInside(rootKey.file, data);
  return { config, data, store, rootKey, vaultOrigins, vault: toVault(given) };
}

function toVault(given: Given): NewVault {
  const core = { processors: { sandbox: createSandbox() }, now: Date.now };
  const name = given.text('name') ?? 'Shop';
  const currency = given.text('currency') ?? 'USD';
  const policy = { origins: given.texts('origin') ?? [], loopback: true };
  try {
    return prepareVault(core, { name, currencyCode: currency, accountNumber: randomAccountNumber(), policy });
  } catch (error) {
    throw error instanceof CoreError ? toAdminError(error, { name, currency, policy }, core.processors) : error;
  }
}

function toRootKeyLocation(given: Given, folder: string): RootKeyLocation {
  const environment = given.text('root-key-environment');
  if (environment === undefined) return { file: resolve(given.text('root-key') ?? `${folder}/inlay-root.key`) };
  if (given.text('root-key') === undefined) return { environment };
  throw new OperatorError('config_invalid', {
    message: 'Give the root key as a file or in the environment, not both.',
  });
}

/**
 * Makes the vault. The store decides between two that make one at once: only the one that won it makes a root key and a
 * configuration, and only that one's are taken back.
 */
async function makeVault(plan: Plan, undo: Undo): Promise<void> {
  const { data, rootKey: location, vault } = plan;
  const present = 'file' in location && !existsSync(location.file) ? undefined : openRootKey(location, data);
  const storage = await openNewStore(plan, undo);
  try {
    await claimStore(storage, plan, undo);
    const rootKey = present ?? makeRootKey(location, data, undo);
    const keyring = await openKeyring({ storage, rootKey, now: Date.now });
    await keyring.tenant(vault.tenant.id);
    const folder = dirname(plan.config);
    writeConfig(plan.config, {
      data: fromFolder(folder, data),
      rootKey: 'file' in location ? { file: fromFolder(folder, location.file) } : location,
      ...(plan.vaultOrigins ? { origins: plan.vaultOrigins } : {}),
    });
  } finally {
    await storage.close();
  }
}

async function openNewStore({ store, data }: Plan, undo: Undo): Promise<Storage> {
  if ('url' in store) return openPostgres(store);
  const isNewFolder = !existsSync(data);
  prepareFolder(data);
  // Another init may have come in between: what is in the folder then is not ours to remove.
  const storage = await openSqlite(store);
  undo.push(() => removeStore(data, isNewFolder));
  return storage;
}

async function claimStore(storage: Storage, { store, vault }: Plan, undo: Undo): Promise<void> {
  // Where nobody knows how the claim ended, it may be there. Only what this claim made is taken back.
  if ('url' in store) undo.push(() => emptyDatabase(store, vault));
  try {
    await storeVault({ storage }, vault);
  } catch (error) {
    if (!(error instanceof OperatorError && error.code === 'already_initialized')) throw error;
    undo.length = 0;
    const place = 'url' in store ? 'in the database of INLAY_DATABASE_URL' : `at ${store.path}`;
    throw new OperatorError('already_initialized', { message: `There is a vault ${place} already.` });
  }
}

async function emptyDatabase(store: Extract<StoreLocation, { readonly url: string }>, vault: NewVault): Promise<void> {
  const storage = await openPostgres(store);
  try {
    await removeVault({ storage }, vault);
  } finally {
    await storage.close();
  }
}

/** Another init with the same file for its root key may have made it meanwhile: both use the one that is there. */
function makeRootKey(location: RootKeyLocation, data: string, undo: Undo): RootKey {
  if ('file' in location && !existsSync(location.file)) {
    createRootKeyFile(location.file);
    undo.push(() => rmSync(location.file, { force: true }));
  }
  return openRootKey(location, data);
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

function describe({ config, data, store, rootKey, vault }: Plan): string {
  const { tenant, account, secretKey, publishableKey } = vault;
  return [
    `Configuration    ${config}`,
    `Store            ${'path' in store ? data : 'the database of INLAY_DATABASE_URL'}`,
    `Root key         ${'file' in rootKey ? rootKey.file : `in ${rootKey.environment}`}`,
    '',
    `Tenant           ${tenant.id}`,
    `Account          ${account.number} (${account.currencyCode}, ${account.processor})`,
    `Secret key       ${secretKey.key.id}`,
    `  its secret     ${secretKey.secret} (shown this once)`,
    `Publishable key  ${publishableKey.id}`,
    '',
    'Back up the root key apart from the store. Then: inlay serve',
    '',
  ].join('\n');
}
