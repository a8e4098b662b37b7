/**
 * The form of sealed values and of fingerprints as 0.1.0 wrote them, told a second time and from nothing of the vault's
 * own code. Every literal word here stands in stores that exist: none of them may change in the vault, whatever is renamed.
 */
import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import type { Storage } from '../../packages/vault/src/index.ts';

/** A field that a value is sealed for, and the purpose of the tenant's key that it is sealed under. */
export type SealedField = 'cardNumber' | 'securityCode' | 'cardCode' | 'accountNumber' | 'iban';

/** By the kind of a stored bank account, and of a single-use token: the field of its number. */
export const FIELD_OF_KIND: Readonly<Record<string, SealedField>> = {
  card: 'cardNumber',
  cardCode: 'cardCode',
  ach: 'accountNumber',
  bacs: 'accountNumber',
  eft: 'accountNumber',
  sepa: 'iban',
};

/** By the kind of a bank account: the columns that are fingerprinted with its number, in this order. */
export const BANK_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  ach: ['routing_number'],
  bacs: ['sort_code'],
  eft: ['transit_number', 'institution_id'],
  sepa: [],
};

export interface SealedValue {
  readonly tenantId: string;
  readonly recordId: string;
  readonly field: SealedField;
  readonly ciphertext: Uint8Array;
  readonly dataKey: Uint8Array;
}

/** Each word with its length in four bytes before it. */
function bind(...words: readonly string[]): Buffer {
  return Buffer.concat(
    words.flatMap((word) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(word));
      return [length, Buffer.from(word)];
    }),
  );
}

/** One byte algorithm, four bytes key version, twelve bytes nonce, ciphertext, sixteen bytes tag. */
function decrypt(key: Buffer, place: Buffer, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(5, 17), { authTagLength: 16 });
  decipher.setAAD(Buffer.concat([bytes.subarray(0, 5), place]));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(17, -16)), decipher.final()]);
}

/** A store's values and fingerprints, by its root key. */
export class SealedStore {
  readonly #keys = new Map<string, Buffer>();

  /** @throws where a tenant's key does not open */
  static async open(storage: Storage, rootKey: Buffer): Promise<SealedStore> {
    const store = new SealedStore();
    const [check] = await storage.read.all(`SELECT value FROM meta WHERE name = 'root-key-check'`);
    decrypt(rootKey, bind('inlay/root-key-check', '1'), check?.['value'] as Uint8Array);
    for (const row of await storage.read.all('SELECT tenant_id, purpose, version, wrapped FROM tenant_keys')) {
      const words = [String(row['tenant_id']), String(row['purpose']), String(row['version'])];
      const key = decrypt(rootKey, bind('inlay/tenant-key', '1', ...words), row['wrapped'] as Uint8Array);
      store.#keys.set(words.slice(0, 2).join(' '), key);
    }
    return store;
  }

  #key(tenantId: string, purpose: string): Buffer {
    const key = this.#keys.get(`${tenantId} ${purpose}`);
    if (!key) throw new Error(`The tenant has no key for ${purpose}.`);
    return key;
  }

  /** @throws where the value was sealed for another place, or in another form */
  read({ tenantId, recordId, field, ciphertext, dataKey }: SealedValue): string {
    const place = (part: string) => bind(`inlay/sealed/${part}`, '1', tenantId, recordId, field);
    const key = decrypt(this.#key(tenantId, field), place('data-key'), dataKey);
    return decrypt(key, place('value'), ciphertext).toString();
  }

  /** @param beside what names the bank of an account, in the order of `BANK_COLUMNS` */
  fingerprint(tenantId: string, kind: string, value: string, beside: readonly string[]): Buffer {
    return createHmac('sha256', this.#key(tenantId, 'fingerprint'))
      .update(bind('inlay/fingerprint', '1', tenantId, kind, value, ...beside))
      .digest();
  }
}

/** What a store keeps of a single-use token. */
export function hashToken(paymentToken: string): string {
  return createHash('sha256').update(paymentToken).digest('hex');
}
