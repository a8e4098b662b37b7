/** Test moves no real money. */
export type Mode = 'test' | 'live';

/** The mode of a tenant, which is part of its id: hence of every key and of every sealed value. */
export function modeOfTenant(tenantId: string): Mode {
  return tenantId.startsWith('t_live_') ? 'live' : 'test';
}
