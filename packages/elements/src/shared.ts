/** Raised with a change after which copies of the script can't work on the same things. */
const KIND = 1;

/** What all copies of the script in a page have in common: a script tag and a bundle may meet there. */
export function shared<T>(name: string, make: () => T): T {
  const key = Symbol.for(`inlay ${name} ${KIND}`);
  const page = globalThis as { [key: symbol]: T | undefined };
  return (page[key] ??= make());
}
