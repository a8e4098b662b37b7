import { insertTenant } from '../storage/tenants.ts';
import type { Storage } from '../storage/engine.ts';
import { randomText } from './token.ts';

/** Test moves no real money. */
export type Mode = 'test' | 'live';

/** One merchant in one mode. The mode is part of the id, hence of every key and of every sealed value. */
export interface Tenant {
  readonly id: string;
  readonly mode: Mode;
}

export function modeOfTenant(tenantId: string): Mode {
  return tenantId.startsWith('t_live_') ? 'live' : 'test';
}

export async function createTenant(
  deps: { readonly storage: Storage; now(): number },
  name: string,
  mode: Mode,
): Promise<Tenant> {
  const id = `t_${mode}_${randomText(22)}`;
  await deps.storage.unit((sql) => insertTenant(sql, { id, name, createdAt: deps.now() }));
  return { id, mode };
}
