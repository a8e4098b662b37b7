import { expect, test } from 'vitest';
import { MIGRATIONS } from './index.ts';

test('each migration says of every table that it makes how it is spread over several nodes', () => {
  for (const { number, sql, spread = {} } of MIGRATIONS) {
    const made = [...sql.matchAll(/CREATE TABLE\s+(\w+)/g)].map(([, name]) => name);
    expect(new Set(Object.keys(spread)), `migration ${number}`).toEqual(new Set(made));
  }
});

test('a table that is spread by tenant has the tenant in each of its keys', () => {
  for (const { sql, spread = {} } of MIGRATIONS) {
    for (const [name, how] of Object.entries(spread)) {
      const [, body = ''] = new RegExp(`CREATE TABLE ${name} \\(([\\s\\S]*?)\\n\\)`).exec(sql) ?? [];
      if (how === 'tenant') expect(body, name).toMatch(/PRIMARY KEY \(tenant_id, /);
    }
  }
});
