import type { SealContext } from './sealed.ts';

/**
 * Encodes words as bytes, each after its length in four bytes, so no two lists of words give the same bytes. The result
 * binds a ciphertext to its record and field. The first word names the purpose and the version of this encoding.
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

// Every store contains values bound to the words below. They must never change, whatever is renamed around them: a
// changed word makes every sealed value, or every fingerprint, of every store unusable. frozen-words.test.ts checks
// them.

/** Binds the check value that identifies the store's root key. */
export const rootKeyCheckAad = (): Buffer => associatedData('inlay/root-key-check', '1');

/** Binds a wrapped key to its tenant, purpose and version. */
export function tenantKeyAad(tenantId: string, purpose: string, version: number): Buffer {
  return associatedData('inlay/tenant-key', '1', tenantId, purpose, String(version));
}

/** Binds a value, or its data key, to its tenant, record and field. */
export function sealedAad(part: 'value' | 'data-key', tenantId: string, { recordId, field }: SealContext): Buffer {
  return associatedData(
    part === 'value' ? 'inlay/sealed/value' : 'inlay/sealed/data-key',
    '1',
    tenantId,
    recordId,
    field,
  );
}

/** Encodes the input of a fingerprint. @param parts the value, and its context */
export function fingerprintMessage(tenantId: string, kind: string, ...parts: readonly string[]): Buffer {
  return associatedData('inlay/fingerprint', '1', tenantId, kind, ...parts);
}
