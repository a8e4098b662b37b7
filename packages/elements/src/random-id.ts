/** 128 random bits in plain letters. `crypto.randomUUID` is missing on pages that are tried out over plain HTTP. */
export function randomId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
