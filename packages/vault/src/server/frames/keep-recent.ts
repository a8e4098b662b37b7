/**
 * Keeps what was made for a name, as long as it is among the latest that were asked for.
 *
 * @returns the cached value of a name, creating it if there is none
 */
export function keepRecent<T>(most: number): (name: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (name, make) => {
    const value = kept.get(name) ?? make();
    kept.delete(name);
    kept.set(name, value);
    if (kept.size > most)
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
    return value;
  };
}
