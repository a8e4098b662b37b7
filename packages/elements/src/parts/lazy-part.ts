/**
 * A part that comes when it is first asked for. One that does not come is done without, and asked for again next time.
 *
 * @returns gives the part, or `undefined` and calls back once it is there
 */
export function lazyPart<T>(load: () => Promise<T>): (loaded: () => void) => T | undefined {
  let part: T | undefined;
  let coming: Promise<void> | undefined;
  return (loaded) => {
    if (part) return part;
    coming ??= load().then(
      (value) => {
        part = value;
      },
      () => {
        coming = undefined;
      },
    );
    void coming.then(() => part && loaded());
    return undefined;
  };
}
