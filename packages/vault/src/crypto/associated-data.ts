import type { SealContext } from './sealed.ts';

/**
 * Words as bytes, each with its length before it as four bytes: no two lists of words give the same bytes. It binds a
 * ciphertext to its place, so the first word names the purpose and the version of this form.
 */
export function associatedData(...words: readonly string[]): Buffer {
  let size = 0;
  for (const word of words) size += 4 + Buffer.byteLength(word);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const word of words) {
    const length = bytes.write(word, at + 4);
    bytes.writeUInt32BE(length, at);
    at += 4 + length;
  }
  return bytes;
}

// The words below are bound into what every store holds. They never change, whatever is renamed around them: a changed
// word makes every sealed value, or every fingerprint, of every store worthless. frozen-words.test.ts holds them.

/** Binds the value by which a root key is known to be the store's own. */
export const rootKeyCheckAad = (): Buffer => associatedData('inlay/root-key-check', '1');

/** Binds a wrapped key to its tenant, purpose and version. */
export function tenantKeyAad(tenantId: string, purpose: string, version: number): Buffer {
  return associatedData('inlay/tenant-key', '1', tenantId, purpose, String(version));
}

/** Binds a value, or the data key that it is sealed with, to its tenant, record and field. */
export function sealedAad(part: 'value' | 'data-key', tenantId: string, { recordId, field }: SealContext): Buffer {
  return associatedData(
    part === 'value' ? 'inlay/sealed/value' : 'inlay/sealed/data-key',
    '1',
    tenantId,
    recordId,
    field,
  );
}

/** What a fingerprint is made of. @param parts the value, and what must be equal with it */
export function fingerprintMessage(tenantId: string, kind: string, ...parts: readonly string[]): Buffer {
  return associatedData('inlay/fingerprint', '1', tenantId, kind, ...parts);
}
