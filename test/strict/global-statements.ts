/**
 * The vault's own statements that touch the rows of all tenants. Each looks for work, is a step of a migration, or
 * undoes an incomplete `init`.
 */
export const GLOBAL_STATEMENTS: readonly (string | RegExp)[] = [
  /^SELECT DISTINCT tenant_id FROM single_use_tokens WHERE /,
  /^SELECT DISTINCT tenant_id FROM payments\s+WHERE status = 'RECEIVED' AND /,
  /^SELECT 1 AS found FROM (?:tenant_keys|tenants) LIMIT 1$/,
  /^DELETE FROM tenant_keys$/,
  /^INSERT INTO payment_references \([^)]*\)\s+SELECT /,
];
