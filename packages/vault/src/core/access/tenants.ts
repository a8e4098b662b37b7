import { vaultError } from '@inlay/protocol';
import type { Storage } from '../../store/engine.ts';
import { insertTenant, listTenants as listStored } from './tenants.sql.ts';
import { randomText } from '../values/random-token.ts';

/** Test moves no real money. */
export type Mode = 'test' | 'live';

/** One merchant in one mode. The mode is part of the id, hence of every key and of every sealed value. */
export interface Tenant {
  readonly id: string;
  readonly mode: Mode;
  /** For the operator's eyes only. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

const LONGEST_NAME = 100;

export function modeOfTenant(tenantId: string): Mode {
  return tenantId.startsWith('t_live_') ? 'live' : 'test';
}

/** @throws {CodedError} `config_invalid` for a name that is empty or longer than 100 characters */
export async function createTenant(
  deps: { readonly storage: Storage; now(): number },
  name: string,
  mode: Mode,
): Promise<Tenant> {
  if (name.trim() === '' || name.length > LONGEST_NAME) {
    throw vaultError('config_invalid', { message: `A name has 1 to ${LONGEST_NAME} characters.` });
  }
  const tenant = { id: `t_${mode}_${randomText(22)}`, name, createdAt: deps.now() };
  await deps.storage.transaction((sql) => insertTenant(sql, tenant));
  return { ...tenant, mode };
}

/** All tenants, oldest first. */
export async function listTenants({ storage }: { readonly storage: Storage }): Promise<readonly Tenant[]> {
  const stored = await listStored(storage.read);
  return stored.map((tenant) => ({ ...tenant, mode: modeOfTenant(tenant.id) }));
}
