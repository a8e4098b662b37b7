/**
 * Makes a function that remembers what it found, for a bounded number of keys. When there is no room it forgets all: no
 * key is worth more than another, and the next answers fill it again.
 *
 * @param limit how many keys are remembered at most
 * @param find gives the same answer for a key each time, and never `undefined`
 */
export function remember<Key, Found>(limit: number, find: (key: Key) => Found): (key: Key) => Found {
  const remembered = new Map<Key, Found>();
  return (key) => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const found = find(key);
    if (remembered.size >= limit) remembered.clear();
    remembered.set(key, found);
    return found;
  };
}
