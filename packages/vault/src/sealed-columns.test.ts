import { expect, onTestFinished, test } from 'vitest';
import { openKeyring } from './crypto/keyring.ts';
import type { SealContext } from './crypto/sealed.ts';
import {
  codeTokenFor,
  EXPIRY,
  type TestVault,
  testVaults,
  tokenFor,
  NUMBER,
  VAULT,
} from './test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

/** Bytes that are no sealed values: hashes, keyed hashes, and facts about the store. */
const UNSEALED = ['fingerprints.value', 'keys.secret_hash', 'single_use_tokens.token_hash', 'payments.token_hash'];
/** Columns wrapped by the root key: the keyring's tests cover them. */
const WRAPPED = ['meta.value', 'tenant_keys.wrapped'];

interface SealedPart {
  readonly table: string;
  readonly part: string;
  readonly field: SealContext['field'];
  /** Which rows have this field behind the columns. */
  readonly where?: string;
}

const SEALED: readonly SealedPart[] = [
  { table: 'single_use_tokens', part: 'number', field: 'cardNumber', where: `kind = 'card'` },
  { table: 'single_use_tokens', part: 'number', field: 'cardCode', where: `kind = 'cardCode'` },
  { table: 'single_use_tokens', part: 'code', field: 'securityCode', where: `kind = 'card'` },
  { table: 'cards', part: 'number', field: 'cardNumber' },
  { table: 'bank_accounts', part: 'number', field: 'accountNumber', where: `kind = 'ach'` },
  { table: 'bank_accounts', part: 'number', field: 'iban', where: `kind = 'sepa'` },
];

async function fill(vault: TestVault): Promise<void> {
  const spent = await tokenFor(vault);
  const achBankAccount = {
    accountNumber: '987654',
    routingNumber: '123456789',
    accountType: 'LOAN',
    accountHolderName: 'Jo',
  };
  const sepaBankAccount = { iban: 'TN5914207207100707129648', accountHolderName: 'Jo' };
  const parts = { card: { singleUseToken: spent }, achBankAccount, sepaBankAccount };
  const profile = { merchantCustomerId: 'm1', locale: 'en_US', ...parts };
  const answer = await vault.call('POST', `${VAULT}/profiles`, { body: profile });
  expect(answer.status).toBe(201);
  await tokenFor(vault, { cardNum: NUMBER, cardExpiry: EXPIRY });
  await codeTokenFor(vault);
}

test('every column of bytes is classified: sealed, wrapped, or no value', async () => {
  const { storage } = await openTestVault();
  const columns = await storage.read.all(
    `SELECT s.name || '.' || c.name AS name FROM sqlite_schema s, pragma_table_info(s.name) c
     WHERE s.type = 'table' AND c.type = 'BLOB' ORDER BY 1`,
  );
  const sealed = SEALED.flatMap(({ table, part }) => [`${table}.${part}_ciphertext`, `${table}.${part}_data_key`]);
  const known = new Set([...UNSEALED, ...WRAPPED, ...sealed]);
  expect(columns.map((row) => row['name'])).toEqual([...known].sort());
});

test.each(SEALED)(
  'one changed bit, in any byte of the sealed $part ($field) of $table, is refused',
  async ({ table, part, field, where = '1 = 1' }) => {
    const vault = await openTestVault();
    await fill(vault);
    const { storage, rootKey } = vault;
    const ciphertext = `${part}_ciphertext`;
    const dataKey = `${part}_data_key`;
    const read = () => storage.read.get(`SELECT tenant_id, id, ${ciphertext}, ${dataKey} FROM ${table} WHERE ${where}`);
    const row = await read();
    const keys = await (await openKeyring({ storage, rootKey, now: Date.now })).tenant(String(row?.['tenant_id']));
    const open = async () => {
      const now = await read();
      const sealed = { ciphertext: now?.[ciphertext] as Uint8Array, dataKey: now?.[dataKey] as Uint8Array };
      return keys.open({ recordId: String(row?.['id']), field }, sealed);
    };
    await open();

    for (const column of [ciphertext, dataKey]) {
      const bytes = row?.[column] as Uint8Array;
      const write = (value: Uint8Array) =>
        storage.transaction((sql) => sql.run(`UPDATE ${table} SET ${column} = $1 WHERE ${where}`, value));
      for (let index = 0; index < bytes.length; index += 1) {
        const changed = Uint8Array.from(bytes);
        changed[index] = (changed[index] as number) ^ (1 << (index % 8));
        await write(changed);
        await expect(open()).rejects.toMatchObject({ code: 'sealed_value_corrupt' });
      }
      await write(bytes);
    }
    await open();
  },
);
