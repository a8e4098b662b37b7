/** The vault's own statements that touch the rows of all tenants: what its jobs look for before they go tenant by tenant. */
export const GLOBAL_STATEMENTS: readonly (string | RegExp)[] = [
  'DELETE FROM single_use_tokens WHERE expires_at <= $1',
  /^UPDATE single_use_tokens SET expires_at = .* WHERE expires_at > /s,
  /^SELECT .* FROM payments\s+WHERE status = 'RECEIVED' AND \(lease_expires_at <= \$1/s,
  'SELECT 1 AS found FROM tenant_keys LIMIT 1',
];
