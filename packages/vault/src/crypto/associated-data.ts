/**
 * Words as bytes, each with its length before it: no two lists of words give the same bytes. It binds a ciphertext to
 * its place, so the first word names the purpose and the version of this form.
 */
export function associatedData(...words: readonly string[]): Buffer {
  return Buffer.concat(
    words.flatMap((word) => {
      const bytes = Buffer.from(word);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
