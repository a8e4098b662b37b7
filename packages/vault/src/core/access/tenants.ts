import { invalidInput } from '../../errors.ts';
import type { Core } from '../context.ts';
import { randomText, TOKEN_LENGTH } from '../values/random-token.ts';
import { insertTenant, listTenants as listStored } from './tenants.sql.ts';

/** Test mode moves no real money. */
export type Mode = 'test' | 'live';

/** One merchant in one mode. The mode is part of the id, and so of every key and every sealed value. */
export interface Tenant {
  readonly id: string;
  readonly mode: Mode;
  /** Shown to the operator only. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** The longest name of a tenant, in UTF-16 units. */
export const LONGEST_NAME = 100;

export function modeOfTenant(tenantId: string): Mode {
  return tenantId.startsWith('t_live_') ? 'live' : 'test';
}

/**
 * Makes a tenant without storing it.
 *
 * @throws {CoreError} `input_invalid` for a `name` that is blank or longer than 100 characters
 */
export function newTenant(now: number, name: string, mode: Mode): Tenant {
  if (name.trim() === '') throw invalidInput('name', 'required');
  if (name.length > LONGEST_NAME) throw invalidInput('name', 'too_long');
  return { id: `t_${mode}_${randomText(TOKEN_LENGTH)}`, name, mode, createdAt: now };
}

/**
 * Creates a tenant.
 *
 * @throws {CoreError} `input_invalid` for its `name`
 */
export async function createTenant(
  { storage, now }: Pick<Core, 'storage' | 'now'>,
  name: string,
  mode: Mode,
): Promise<Tenant> {
  const tenant = newTenant(now(), name, mode);
  await storage.transaction((sql) => insertTenant(sql, tenant));
  return tenant;
}

/** Lists all tenants, oldest first. */
export async function listTenants({ storage }: Pick<Core, 'storage'>): Promise<readonly Tenant[]> {
  const stored = await listStored(storage.read);
  return stored.map(({ id, name, createdAt }) => ({ id, mode: modeOfTenant(id), name, createdAt }));
}
