/** Test mode moves no real money. */
export type Mode = 'test' | 'live';

/** Returns the mode of a tenant. It is part of the tenant's id, and so of every key and every sealed value. */
export function modeOfTenant(tenantId: string): Mode {
  return tenantId.startsWith('t_live_') ? 'live' : 'test';
}
