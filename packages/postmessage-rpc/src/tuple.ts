type Guard<T> = (value: unknown) => value is T;

/**
 * Checks an array entry by entry. Its last entry is the content, which the caller's own parser checks. Each entry is
 * read once, so that what was checked is what is used, even where a transport hands over live objects.
 *
 * @throws {TypeError} on any other shape
 */
export function parseTuple<T extends unknown[]>(
  data: unknown,
  ...guards: { [K in keyof T]: Guard<T[K]> }
): [...T, content: unknown] {
  const entries: unknown[] = Array.isArray(data) && data.length === guards.length + 1 ? [...(data as unknown[])] : [];
  if (!guards.every((guard, index) => guard(entries[index]))) throw new TypeError();
  return entries as [...T, unknown];
}

export function isOneOf<const T extends string>(...words: T[]): Guard<T> {
  return (value): value is T => words.includes(value as T);
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 64;
}
