import type { Sealed } from '../../crypto/sealed.ts';
import type { Reader, Sql } from '../../store/engine.ts';
import { bytes, fixed, flag, number, type Readable, table, text } from '../../store/table.ts';
import type { AddressFields } from '../values/address.ts';
import { fromBrandAtRest, toBrandAtRest } from '../values/card-brand-at-rest.ts';
import { ADDRESSES } from './addresses.sql.ts';

/** The fields of a card that a merchant may change, in addition to its expiry. */
export interface CardFields {
  readonly holderName?: string;
  readonly nickname?: string;
  /** The merchant's own reference. */
  readonly reference?: string;
  readonly billingAddressId?: string;
  readonly accountId?: string;
  /** The network that the payer chose among those of the card: `cartes-bancaires`. */
  readonly preferredNetwork?: string;
}

/** A card without its number. */
export interface StoredCard extends CardFields {
  readonly tenantId: string;
  readonly id: string;
  readonly profileId: string;
  readonly version: number;
  readonly createdAt: number;
  readonly status: string;
  readonly paymentToken: string;
  readonly bin: string;
  readonly lastDigits: string;
  /** A stored card has only brands that rows have letters for. */
  readonly brand?: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly isDefault: boolean;
}

interface CardRow extends Omit<StoredCard, 'brand'> {
  readonly brandLetters?: string;
  readonly numberCiphertext: Uint8Array;
  readonly numberDataKey: Uint8Array;
}

export const CARDS = table<CardRow>('cards', {
  tenantId: fixed(text('tenant_id')),
  id: fixed(text('id')),
  profileId: fixed(text('profile_id')),
  version: fixed(number('version')),
  createdAt: fixed(number('created_at')),
  status: fixed(text('status')),
  paymentToken: fixed(text('payment_token')),
  numberCiphertext: bytes('number_ciphertext'),
  numberDataKey: bytes('number_data_key'),
  bin: fixed(text('bin')),
  lastDigits: fixed(text('last_digits')),
  brandLetters: fixed(text('type')),
  expiryMonth: number('expiry_month'),
  expiryYear: number('expiry_year'),
  holderName: text('holder_name'),
  nickname: text('nick_name'),
  reference: text('merchant_ref_num'),
  billingAddressId: text('billing_address_id'),
  accountId: text('account_id'),
  preferredNetwork: text('preferred_network'),
  isDefault: flag('is_default'),
});

const UPDATE = CARDS.updateAll({ countsVersion: true });

const OF_CARD = CARDS.selectAs('c', '');
const OF_ADDRESS = ADDRESSES.selectAs('a', 'billing.');

const FIND = `SELECT ${CARDS.select} FROM cards WHERE tenant_id = $1 AND id = $2`;
const FIND_FOR_PAYMENT = `SELECT ${OF_CARD}, ${OF_ADDRESS}, c.number_ciphertext AS ciphertext, c.number_data_key AS "dataKey"
  FROM cards c LEFT JOIN addresses a
    ON a.tenant_id = c.tenant_id AND a.id = c.billing_address_id AND a.profile_id = c.profile_id
  WHERE c.tenant_id = $1 AND c.payment_token = $2`;

/** Reads a card from its row. */
export function toCard({ brandLetters, ...card }: Readable<CardRow>): StoredCard {
  const brand = fromBrandAtRest(brandLetters);
  return { ...card, ...(brand === undefined ? {} : { brand }) };
}

export async function insertCard(sql: Sql, card: StoredCard, { ciphertext, dataKey }: Sealed): Promise<void> {
  const { brand, ...rest } = card;
  const brandLetters = toBrandAtRest(brand);
  const row: CardRow = {
    ...rest,
    ...(brandLetters === undefined ? {} : { brandLetters }),
    numberCiphertext: ciphertext,
    numberDataKey: dataKey,
  };
  await sql.run(CARDS.insert, ...CARDS.values(row));
}

export async function findCard(reader: Reader, tenantId: string, id: string): Promise<StoredCard | undefined> {
  const row = await reader.get(FIND, tenantId, id);
  return row && toCard(CARDS.read(row));
}

/** A card with everything that a payment needs. */
export interface CardForPayment {
  readonly card: StoredCard;
  readonly sealed: Sealed;
  readonly billingAddress?: AddressFields;
}

export async function findCardForPayment(
  reader: Reader,
  tenantId: string,
  paymentToken: string,
): Promise<CardForPayment | undefined> {
  const row = await reader.get(FIND_FOR_PAYMENT, tenantId, paymentToken);
  if (!row) return undefined;
  const sealed = { ciphertext: row['ciphertext'], dataKey: row['dataKey'] } as Sealed;
  const hasAddress = row['billing.id'] !== null;
  return {
    card: toCard(CARDS.read(row)),
    sealed,
    ...(hasAddress ? { billingAddress: ADDRESSES.read(row, 'billing.') } : {}),
  };
}

export async function updateCardFields(sql: Sql, card: StoredCard): Promise<void> {
  await sql.run(UPDATE.sql, card.tenantId, card.id, ...UPDATE.values(card));
}

/** Clears the default of all other cards of the profile. */
export async function clearOtherDefaultCard(sql: Sql, card: StoredCard): Promise<void> {
  await sql.run(
    `UPDATE cards SET is_default = 0, version = version + 1
     WHERE tenant_id = $1 AND profile_id = $2 AND id <> $3 AND is_default = 1`,
    card.tenantId,
    card.profileId,
    card.id,
  );
}

/** Makes a card its profile's default if the profile has none. @returns 1 if it became the default */
export function makeDefaultIfNoneIs(sql: Sql, card: StoredCard): Promise<number> {
  return sql.run(
    `UPDATE cards SET is_default = 1
     WHERE tenant_id = $1 AND id = $3 AND NOT EXISTS (
       SELECT 1 FROM cards WHERE tenant_id = $1 AND profile_id = $2 AND is_default = 1)`,
    card.tenantId,
    card.profileId,
    card.id,
  );
}

/** Makes the newest card of a profile its default. */
export async function makeNewestDefault(sql: Sql, tenantId: string, profileId: string): Promise<void> {
  await sql.run(
    `UPDATE cards SET is_default = 1, version = version + 1
     WHERE tenant_id = $1 AND id = (
       SELECT id FROM cards WHERE tenant_id = $1 AND profile_id = $2 ORDER BY created_at DESC, id DESC LIMIT 1)`,
    tenantId,
    profileId,
  );
}

/** Clears a removed address on the cards that use it for billing. */
export async function clearBillingAddressOfCards(
  sql: Sql,
  tenantId: string,
  profileId: string,
  addressId: string,
): Promise<void> {
  await sql.run(
    `UPDATE cards SET billing_address_id = NULL, version = version + 1
     WHERE tenant_id = $1 AND profile_id = $2 AND billing_address_id = $3`,
    tenantId,
    profileId,
    addressId,
  );
}

export async function deleteCard(sql: Sql, tenantId: string, id: string): Promise<void> {
  await sql.run(`DELETE FROM cards WHERE tenant_id = $1 AND id = $2`, tenantId, id);
}

export async function deleteCardsOfProfile(sql: Sql, tenantId: string, profileId: string): Promise<void> {
  await sql.run(`DELETE FROM cards WHERE tenant_id = $1 AND profile_id = $2`, tenantId, profileId);
}
