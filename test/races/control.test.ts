import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Field, openField } from './field.ts';
import { checkInit, raceInit, runSql } from './race-init.ts';
import { checkRecovery, openRecoverers } from './race-recovery.ts';
import { RULES } from './rules.ts';
import { DIRECTLY, openWay, type Way } from './set-ups.ts';

// Proves that the races can fail: each check must detect a store in which its rule is broken.

let way: Way;
let field: Field;

beforeAll(async () => {
  way = await openWay(DIRECTLY);
  field = await openField({ url: way.direct, environment: way.environment });
}, 30_000);

afterAll(async () => {
  await field.close();
  await way.stop();
}, 30_000);

test.each(RULES.map((rule) => [rule.name, rule] as const))(
  'it is noticed when it is broken: %s',
  async (_name, rule) => {
    const { before, after } = await rule.control(field);
    expect(before).toEqual([]);
    expect(after).not.toEqual([]);
  },
);

test('the check detects a second tenant after two inits', async () => {
  const other = await openWay(DIRECTLY);
  const outcomes = await raceInit(other);
  expect(await checkInit(other, outcomes)).toEqual([]);
  await runSql(
    other.direct,
    `INSERT INTO tenants (tenant_id, name, created_at) VALUES ('t_test_${randomUUID()}', 'x', 1)`,
  );
  expect(await checkInit(other, outcomes)).not.toEqual([]);
});

test('the check detects a second recovery within one lease', async () => {
  const other = await openWay(DIRECTLY);
  const recoverers = await openRecoverers(DIRECTLY, other);
  onTestFinished(() => recoverers.close());
  const ids = await recoverers.leaveOpen(1);
  recoverers.pass();
  await recoverers.recover(false);
  const once = { leases: 1, status: 'RECEIVED' } as const;
  expect(await checkRecovery(recoverers, ids, once)).toEqual([]);
  await runSql(other.direct, 'UPDATE payments SET lease_expires_at = 1');
  await recoverers.recover(false);
  expect(await checkRecovery(recoverers, ids, once)).not.toEqual([]);
});

test('the check detects an answer of 5xx and a request without an answer', async () => {
  const faults = field.faults.length;
  await field.query('ALTER TABLE profiles RENAME TO lost');
  await field.call('GET', `/customervault/v1/profiles/${randomUUID()}`);
  await field.query('ALTER TABLE lost RENAME TO profiles');
  expect(field.faults.length).toBe(faults + 1);
});
