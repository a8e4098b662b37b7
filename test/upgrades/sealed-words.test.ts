import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { KeptTenant } from './contents.ts';
import { BANK_ACCOUNTS, bankAccountBody, bankAccountNumber, CARD_NUMBERS } from './numbers.ts';
import { RELEASES } from './restore-fixture.ts';
import { BANK_COLUMNS, FIELD_OF_KIND, hashToken, type SealedField, SealedStore } from './sealed-words.ts';
import { type Call, openUpgradedVault, type UpgradedVault, VAULT } from './upgraded-vault.ts';

type Row = Awaited<ReturnType<UpgradedVault['storage']['read']['all']>>[number];

const EXPIRY = { month: 12, year: 2040 };
const HOLDER = { accountHolderName: 'Ada Fields', accountType: 'CHECKING' };

function openStore({ storage, fixture }: UpgradedVault): Promise<SealedStore> {
  return SealedStore.open(storage, Buffer.from(readFileSync(fixture.rootKeyFile, 'utf8'), 'base64'));
}

/** What stands sealed in a row, and where it is bound to. */
function sealedOf(row: Row, field: SealedField, column = 'number') {
  return {
    tenantId: String(row['tenant_id']),
    recordId: String(row['id']),
    field,
    ciphertext: row[`${column}_ciphertext`] as Uint8Array,
    dataKey: row[`${column}_data_key`] as Uint8Array,
  };
}

/** The fingerprints of a record as the store has them, in hex. */
async function fingerprintsOf({ storage }: UpgradedVault, row: Row): Promise<string[]> {
  const found = await storage.read.all(
    'SELECT kind, value FROM fingerprints WHERE tenant_id = $1 AND profile_id = $2 AND record_id = $3',
    ...[row['tenant_id'], row['profile_id'], row['id']].map(String),
  );
  return found.map(({ kind, value }) => `${String(kind)} ${Buffer.from(value as Uint8Array).toString('hex')}`);
}

/** Opens every stored card and bank account, and looks for its fingerprint. @returns the numbers, by the id of the record */
async function readWallets(vault: UpgradedVault): Promise<Map<string, string>> {
  const store = await openStore(vault);
  const numbers = new Map<string, string>();
  const read = async (row: Row, kind: string) => {
    const number = store.read(sealedOf(row, FIELD_OF_KIND[kind] as SealedField));
    const beside = (BANK_COLUMNS[kind] ?? []).map((column) => String(row[column]));
    const fingerprint = store.fingerprint(String(row['tenant_id']), kind, number, beside).toString('hex');
    expect(await fingerprintsOf(vault, row)).toEqual([`${kind} ${fingerprint}`]);
    numbers.set(String(row['id']), number);
  };
  for (const row of await vault.storage.read.all('SELECT * FROM cards')) await read(row, 'card');
  for (const row of await vault.storage.read.all('SELECT * FROM bank_accounts')) await read(row, String(row['kind']));
  return numbers;
}

/** Opens every single-use token. @returns the number and the security code of each, by the hash of the token */
async function readTokens(vault: UpgradedVault): Promise<Map<string, readonly (string | undefined)[]>> {
  const store = await openStore(vault);
  const rows = await vault.storage.read.all('SELECT * FROM single_use_tokens');
  return new Map(
    rows.map((row) => [
      Buffer.from(row['token_hash'] as Uint8Array).toString('hex'),
      [
        store.read(sealedOf(row, FIELD_OF_KIND[String(row['kind'])] as SealedField)),
        row['code_ciphertext'] ? store.read(sealedOf(row, 'securityCode', 'code')) : undefined,
      ],
    ]),
  );
}

/** Makes one record of each kind with the code of this checkout. @returns the numbers, by the id of the record */
async function fillWallet(call: Call): Promise<Map<string, string>> {
  const numbers = new Map<string, string>();
  const profile = await call('POST', `${VAULT}/profiles`, { merchantCustomerId: 'new since the upgrade' });
  const path = `${VAULT}/profiles/${profile.body.id}`;
  const card = await call('POST', `${path}/cards`, { cardNum: CARD_NUMBERS.visa, cardExpiry: EXPIRY });
  numbers.set(card.body.id, CARD_NUMBERS.visa);
  for (const name of ['achChecking', 'bacs', 'eft', 'sepa'] as const) {
    const account = { ...bankAccountBody(name), ...HOLDER };
    const made = await call('POST', `${path}/${BANK_ACCOUNTS[name].kind}bankaccounts`, account);
    numbers.set(made.body.id, bankAccountNumber(name));
  }
  return numbers;
}

/** Makes a single-use token of each kind. @returns the number and the security code of each, by the hash of the token */
async function makeTokens(call: Call): Promise<Map<string, readonly (string | undefined)[]>> {
  const made = new Map<string, readonly (string | undefined)[]>();
  const make = async (body: object, ...values: readonly (string | undefined)[]) => {
    const token = await call('POST', `${VAULT}/singleusetokens`, body);
    made.set(hashToken(token.body.paymentToken), values);
  };
  await make({ card: { cardNum: CARD_NUMBERS.visa, cardExpiry: EXPIRY, cvv: '123' } }, CARD_NUMBERS.visa, '123');
  await make({ card: { cvv: '4321' } }, '4321', undefined);
  for (const name of ['achChecking', 'bacs', 'eft', 'sepa'] as const) {
    const account = { ...bankAccountBody(name), ...HOLDER };
    await make({ [BANK_ACCOUNTS[name].kind]: account }, bankAccountNumber(name), undefined);
  }
  return made;
}

const numberOf = ({ card, bankAccount }: KeptTenant['tokens'][number]) =>
  card ? CARD_NUMBERS[card] : bankAccount ? bankAccountNumber(bankAccount) : undefined;

describe.each(RELEASES)('in a store of %s', (release) => {
  test('every card and bank account opens and is found by the words of the first release', async () => {
    const vault = await openUpgradedVault(release);
    const kept = vault.contents.tenants.flatMap(({ cards, bankAccounts }) => [
      ...cards.map(({ id, number }) => [id, CARD_NUMBERS[number]] as const),
      ...bankAccounts.map(({ id, number }) => [id, bankAccountNumber(number)] as const),
    ]);
    expect(kept.length).toBeGreaterThan(15);
    expect(await readWallets(vault)).toEqual(new Map(kept));
  });

  test('every single-use token opens by the words of the first release', async () => {
    const vault = await openUpgradedVault(release);
    const opened = await readTokens(vault);
    const kept = vault.contents.tenants.flatMap(({ tokens, heldToken }) => [
      ...tokens,
      ...(heldToken ? [heldToken] : []),
    ]);
    expect(kept.length).toBe(opened.size);
    for (const token of kept) {
      const [number] = opened.get(hashToken(token.paymentToken)) ?? [];
      expect(number).toBe(numberOf(token) ?? '666');
    }
  });

  test('this release binds what it seals to the same words, in every tenant', async () => {
    const vault = await openUpgradedVault(release);
    for (const tenant of vault.contents.tenants) {
      const wallet = await fillWallet(vault.as(tenant));
      const tokens = await makeTokens(vault.as(tenant));
      const opened = { wallets: await readWallets(vault), tokens: await readTokens(vault) };
      for (const [id, number] of wallet) expect(opened.wallets.get(id)).toBe(number);
      for (const [hash, values] of tokens) expect(opened.tokens.get(hash)).toEqual(values);
    }
  });
});
