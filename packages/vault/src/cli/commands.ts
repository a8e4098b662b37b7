import { accountsCreate } from './accounts.ts';
import type { Command } from './command.ts';
import { dev } from './dev.ts';
import { init } from './init.ts';
import { keysCreate, keysList, keysRevoke } from './keys.ts';
import { schema } from './schema.ts';
import { serve } from './serve.ts';
import { tenantsCreate, tenantsList } from './tenants.ts';

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [
  init,
  serve,
  dev,
  tenantsCreate,
  tenantsList,
  accountsCreate,
  keysCreate,
  keysList,
  keysRevoke,
  schema,
];
