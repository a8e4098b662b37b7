import { expect, onTestFinished, test } from 'vitest';
import type { Sealed } from '../crypto/sealed.ts';
import { Secret } from '../secret.ts';
import { testVaults } from '../test-vault.test-support.ts';
import { insertCard, type StoredCard } from '../core/wallet/cards.sql.ts';
import type { Sql, Storage, Value } from './engine.ts';
import { insertToken, type StoredSingleUseToken } from '../core/tokens/tokens.sql.ts';

const openTestVault = testVaults(onTestFinished);
const secret = new Secret('4111111111111111');

/** Never called. The compiler must refuse each marked line; where it does not, the type check fails. */
export async function refusedByTheCompiler(
  { sql, storage }: { readonly sql: Sql; readonly storage: Storage },
  card: StoredCard,
  token: StoredSingleUseToken,
  sealed: Sealed,
): Promise<void> {
  // @ts-expect-error a secret is no value of a statement
  await sql.run('INSERT INTO notes (id) VALUES ($1)', secret);
  // @ts-expect-error nor is one that was wrapped once more
  await sql.run('INSERT INTO notes (id) VALUES ($1)', { secret });
  // @ts-expect-error a secret is no value
  secret satisfies Value;
  // @ts-expect-error a card takes its number sealed
  await insertCard(sql, card, secret);
  // @ts-expect-error and not as text
  await insertCard(sql, card, '4111111111111111');
  // @ts-expect-error and not as bytes
  await insertCard(sql, card, Buffer.from('4111111111111111'));
  // @ts-expect-error a token takes its number sealed
  await insertToken(storage, { ...token, number: secret });
  // @ts-expect-error and its code too
  await insertToken(storage, { ...token, code: '111' });
  // @ts-expect-error the details of a card are text, and a secret is not text
  await insertToken(storage, { ...token, details: secret });
  // @ts-expect-error a statement of its own takes no secret either
  await storage.write('INSERT INTO notes (id) VALUES ($1)', secret);
  await insertCard(sql, card, sealed);
}

test('a secret that gets past the compiler is refused by the store', async () => {
  const { storage } = await openTestVault();
  const forced = secret as unknown as Value;
  const insert = storage.transaction((sql) => sql.run('INSERT INTO meta (name, value) VALUES ($1, $2)', 'x', forced));
  await expect(insert).rejects.toThrow();
  expect(await storage.read.get('SELECT 1 AS found FROM meta WHERE name = $1', 'x')).toBeUndefined();
});

test('a secret in a text is redacted before it is stored', () => {
  expect(String(secret)).toBe('[secret]');
  expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
});
